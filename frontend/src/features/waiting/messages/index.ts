/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  itWasNotLetIn: undefined;
  sentByName: { name: string };
  letInThePictureOfName: { name: string };
  letIn: undefined;
  declineThePictureOfName: { name: string };
  decline: undefined;
  loadingThePicturesThatWait: undefined;
  thePicturesThatWaitCould: undefined;
  declinedItIsInYourTrash: undefined;
  undo: undefined;
  nothingWaitsForYouHereWhat: undefined;
  toYourLinks: undefined;
  picturesThatWaitForYou: undefined;
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
