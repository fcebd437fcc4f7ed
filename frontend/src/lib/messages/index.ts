/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  justNow: undefined;
  aFewSeconds: undefined;
  aboutSeconds: { seconds: number };
  aboutMinutes: { minutes: number };
  aboutHours: { hours: number };
  somethingWentWrongOnOurSide: undefined;
  yourSessionHasEndedSign: undefined;
  weCouldNotBeReachedTry: undefined;
  youAreOffline: undefined;
  pictureByName: { name: string };
  public: undefined;
  everybodySeesIt: undefined;
  unlisted: undefined;
  onlyThoseWithTheLinkSeeIt: undefined;
  private: undefined;
  onlyYouSeeIt: undefined;
  refusedHandleTaken: undefined;
  refusedCommentsOff: undefined;
  refusedNotFound: undefined;
  refusedNotAllowed: undefined;
  refusedOutdated: undefined;
  refusedUnavailable: undefined;
  refusedQuota: undefined;
  refusedLimit: undefined;
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
