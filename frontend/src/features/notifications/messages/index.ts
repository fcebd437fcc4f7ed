/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  aPictureOfYours: undefined;
  likesImage: { image: string };
  commentedOnImage: { image: string };
  followsYou: undefined;
  invitedYouToAnAlbum: undefined;
  aModeratorDecidedAboutImage: { image: string };
  aModeratorDecidedAboutSomething: undefined;
  yourArchiveIsReady: undefined;
  visitorsSentPicturesForAnAlbum: undefined;
  notifications: undefined;
  youHaveReadEverything: undefined;
  markAllAsRead: undefined;
  theNotificationsCouldNotBeLoaded: undefined;
  nothingHasHappenedYetYouHear: undefined;
  toTheFeed: undefined;
  olderOnesCouldNotBeLoaded: undefined;
  loading: undefined;
  showOlderOnes: undefined;
  thatIsEverythingOfTheLast: undefined;
  loadingNotifications: undefined;
  new: undefined;
  quoted: { name: string };
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
