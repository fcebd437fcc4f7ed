/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  reportOfAnErasure: undefined;
  loadingTheReport: undefined;
  theReportCouldNotBeLoaded: undefined;
  signInToSeeWhatWaits: undefined;
  waitingPictures: undefined;
  waitingForTitle: { title: string };
  thisAlbum: undefined;
  notifications: undefined;
  links: undefined;
  signInToSeeYourLinks: undefined;
  aLinkShowsWhatItLeads: undefined;
  timeline: undefined;
  theTimelineCouldNotBeLoaded: undefined;
  yourPicturesAppearHereMonth: undefined;
  uploadSome: undefined;
  favourites: undefined;
  onlyYouSeeWhatIsHere: undefined;
  youHaveNoFavouritesYetMark: undefined;
  lookAround: undefined;
  search: undefined;
  picturesForQ: { q: string };
  nothingMatchesTryOtherWords: undefined;
  sayWhatYouLookForWords: undefined;
  narrowDown: undefined;
  nobodyHasGivenAPublicPicture: undefined;
  trash: undefined;
  picturesStayHereForThirtyDays: undefined;
  theTrashIsEmpty: undefined;
  upload: undefined;
  signInToUploadPictures: undefined;
  signIn: undefined;
  visitorsSentThem: { album: string };
  goneAt: { time: string };
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
