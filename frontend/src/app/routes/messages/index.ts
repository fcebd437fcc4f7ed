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
  album: undefined;
  signInToSeeThisAlbum: undefined;
  thisAlbumCouldNotBeLoaded: undefined;
  done: undefined;
  arrange: undefined;
  nothingInHereYetAddSome: undefined;
  nothingInHereYet: undefined;
  albums: undefined;
  youHaveNoAlbumsYetMake: undefined;
  sharedWithYou: undefined;
  albumsThatOthersInvite: undefined;
  feed: undefined;
  aQuietPlaceToKeep: undefined;
  signUp: undefined;
  nobodyHasSharedAPictureYet: undefined;
  uploadTheFirst: undefined;
  beTheFirst: undefined;
  thatIsEverything: undefined;
  following: undefined;
  followSomebodyAndWhatTheyShare: undefined;
  lookAroundInTheFeed: undefined;
  thatIsEverythingFromThePeople: undefined;
  aPictureByName: { name: string };
  thisPictureCouldNotBeLoaded: undefined;
  loadingThePicture: undefined;
  aboutThisPicture: undefined;
  likedBy: undefined;
  likedByPeople: { likeCount: number };
  thisPicture: undefined;
  theCommentByName: { name: string };
  signInToSearchEverybodysPublic: undefined;
  signInToSeeMore: undefined;
  signInToSeeTheAlbums: { name: string };
  nameHasNotSharedAPicture: { name: string };
  youHaveNoPicturesHereYet: undefined;
  orSignIn: { signIn: string };
  signInLink: undefined;
  quotedSearch: { q: string };
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
