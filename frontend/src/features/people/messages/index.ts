/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  chooseAPicture: undefined;
  close: undefined;
  loadingYourPictures: undefined;
  yourPicturesCouldNotBeLoaded: undefined;
  youHaveNoPictureThatOthers: undefined;
  uploadOne: undefined;
  yourPictures: undefined;
  removeIt: undefined;
  blockNameNeitherOfYouSees: { name: string };
  block: undefined;
  youHaveBlockedNameNeither: { name: string };
  unblock: undefined;
  following: undefined;
  follow: undefined;
  followNameNoMore: { name: string };
  followName: { name: string };
  loadingTheList: undefined;
  theListCouldNotBeLoaded: undefined;
  nobodyWhomYouCanSee: undefined;
  you: undefined;
  youFollowThem: undefined;
  editYourProfile: undefined;
  name: undefined;
  handle: undefined;
  lettersAZDigitsAndHyphens: undefined;
  aboutYou: undefined;
  saving: undefined;
  save: undefined;
  cancel: undefined;
  saved: undefined;
  publicPictures: { imageCount: number };
  followers: { followerCount: number };
  editProfile: undefined;
  followersOfName: { name: string };
  whomNameFollows: { name: string };
  theAlbumsCouldNotBeLoaded: undefined;
  loadingAlbums: undefined;
  loading: undefined;
  showMore: undefined;
  pictures: { item_count: number };
  nameShowsNoAlbums: { name: string };
  youHaveNoAlbumsYet: undefined;
  makeOne: undefined;
  followingCount: { count: number };
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
