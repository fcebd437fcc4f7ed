/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  language: undefined;
  yourAccount: undefined;
  profile: undefined;
  timeline: undefined;
  links: undefined;
  settings: undefined;
  theme: undefined;
  signOut: undefined;
  skipToContent: undefined;
  main: undefined;
  feed: undefined;
  following: undefined;
  search: undefined;
  upload: undefined;
  albums: undefined;
  favourites: undefined;
  yourPictures: undefined;
  you: undefined;
  trash: undefined;
  notificationsNewOnes: { count: number };
  notifications: undefined;
  youAreOfflineWhat: undefined;
  error: undefined;
  thisPageDidNotWorkLoading: undefined;
  loadAgain: undefined;
  keyboardShortcuts: undefined;
  close: undefined;
  signIn: undefined;
  signUp: undefined;
  thisProfileCouldNotBeLoaded: undefined;
  ofName: { name: string };
  pictures: undefined;
  asTheSystem: undefined;
  light: undefined;
  dark: undefined;
  everywhere: undefined;
  showTheseKeys: undefined;
  backOrClose: undefined;
  amongPictures: undefined;
  nextPicture: undefined;
  previousPicture: undefined;
  toThePictureBesideIt: undefined;
  open: undefined;
  like: undefined;
  keepAmongFavourites: undefined;
  select: undefined;
  selectUpToHere: undefined;
  selectAll: undefined;
  selectNone: undefined;
  atAPicture: undefined;
  previousAndNextPicture: undefined;
  favourite: undefined;
  fullScreenAndBack: undefined;
  share: undefined;
  keyEsc: undefined;
  keyEnter: undefined;
  keyShift: undefined;
  keyCtrl: undefined;
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
