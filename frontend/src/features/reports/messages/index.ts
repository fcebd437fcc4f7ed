/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  reportWords: { words: string };
  report: undefined;
  whatIsWrongWithIt: undefined;
  inYourWords: undefined;
  whatModeratorsShouldKnowYouMay: undefined;
  sending: undefined;
  sendTheReport: undefined;
  cancel: undefined;
  thankYouAModeratorWillLook: undefined;
  done: undefined;
  theRulesCouldNotBeLoaded: undefined;
  loadingTheRules: undefined;
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
