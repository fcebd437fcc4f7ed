/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  myData: undefined;
  storage: undefined;
  takeEverythingAlong: undefined;
  everyOriginalAsYouSent: undefined;
  archives: undefined;
  signInToSeeYourSettings: undefined;
  settings: undefined;
  leave: undefined;
  youHaveLeft: undefined;
  youAreLeaving: undefined;
  deleteYourAccount: undefined;
  othersSeeNothing: undefined;
  youMayWantTo: { take: string };
  takeYourPicturesAlong: undefined;
  privacySettings: undefined;
  profileSettings: undefined;
  yourPicture: undefined;
  profile: undefined;
  everybodySeesThese: undefined;
  sessions: undefined;
  whereYouAreSignedIn: undefined;
  ifYouDoNotKnowOne: undefined;
  newToken: undefined;
  forAProgramOfYoursSuch: undefined;
  yourTokens: undefined;
  language: undefined;
  thePagesSpeakIt: undefined;
  languageOfThePages: undefined;
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
