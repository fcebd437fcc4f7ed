/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  picturesAreAmongYourFavourites: { done: number };
  favourite: undefined;
  picturesAreRemovedFromYourFavourites: { count: number };
  removeFromFavourites: undefined;
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
