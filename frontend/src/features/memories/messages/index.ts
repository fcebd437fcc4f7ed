/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  onThisDay: undefined;
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
