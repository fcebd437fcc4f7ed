/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  someOfThesePictures: undefined;
  itCouldNotBeUndone: undefined;
  theyCouldNotBeRestored: undefined;
  restore: undefined;
  tags: undefined;
  add: undefined;
  wordsWithSpacesBetweenThem: undefined;
  takeAway: undefined;
  saving: undefined;
  save: undefined;
  theyCouldNotBeBroughtBack: undefined;
  picturesMovedToTheTrash: { count: number };
  theyCouldNotBeMoved: undefined;
  moveToTrash: undefined;
  visibility: undefined;
  whoMaySeeThem: undefined;
  seenBy: undefined;
  picturesRestored: { count: number };
  picturesAreBack: { count: number };
  picturesChanged: { count: number };
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
