/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  picturesAreGoneForGood: { done: number };
  deleteForGood: undefined;
  deletePicturesForGood: { count: number };
  nobodyCanBringThemBackNeither: undefined;
  theTrashIsBeingEmptied: undefined;
  emptyTheTrash: undefined;
  emptyTheTrash2: undefined;
  everythingThatIsInItNow: undefined;
  wordDelete: undefined;
  wordEmpty: undefined;
  emptyIt: undefined;
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
