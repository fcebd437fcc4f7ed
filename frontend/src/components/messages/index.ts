/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  close: undefined;
  signIn: undefined;
  tryAgain: undefined;
  thatDidNotWorkTryAgain: undefined;
  showMore: undefined;
  loading: undefined;
  notFound: undefined;
  thereIsNothingHereItMay: undefined;
  toTheFeed: undefined;
  typeWordToGoOn: { word: string };
  cancel: undefined;
  deleting: undefined;
  loadingPictures: undefined;
  thePicturesCouldNotBeLoaded: undefined;
  morePicturesCouldNotBeLoaded: undefined;
  picturesCouldNotBeChanged: { count: number };
  othersAreDone: { done: number };
  selectPicture: { picture: string };
  selectedPictures: undefined;
  clearTheSelection: undefined;
  selectAll: undefined;
  whatJustHappened: undefined;
  undo: undefined;
  dismiss: undefined;
  countSelected: { count: string; word: string };
  selectedWord: undefined;
  asTheBrowser: undefined;
  pictures: { count: number };
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
