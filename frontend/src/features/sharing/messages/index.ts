/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  showItInAnotherSite: undefined;
  theCodeCouldNotBeLoaded: undefined;
  loading: undefined;
  itsOwnerDoesNotLetOther: undefined;
  codeForYourPage: undefined;
  makeALink: undefined;
  endsAfter: undefined;
  largestSize: undefined;
  howOftenItCanBeOpened: undefined;
  emptyForAsOftenAsPeople: undefined;
  password: undefined;
  emptyForNoneOtherwise6Characters: undefined;
  letPeopleDownloadIt: undefined;
  theUntouchedFile: undefined;
  inFullSizeWithoutWhat: undefined;
  showCameraTimeAndPlace: undefined;
  whateverOthersAreShown: undefined;
  makingIt: undefined;
  makeTheLink: undefined;
  cancel: undefined;
  aLinkForWhomYouChoose: undefined;
  itShowsThisOnePicture: undefined;
  makeAnother: undefined;
  canBeOpenedTimes: { maxOpens: number };
  asksForThePassword: undefined;
  yourLink: undefined;
  limitsCopyItNow: { limits: string };
  shareS: undefined;
  share: undefined;
  thePicturesPage: undefined;
  sendWithAnApp: undefined;
  copyLink: undefined;
  linkCopied: undefined;
  copyingFailed: undefined;
  copyTheCode: undefined;
  codeCopied: undefined;
  copyTheLink: undefined;
  everybodyCanOpen: undefined;
  whoeverHasItsAddress: undefined;
  privateOnlyYou: undefined;
  anHour: undefined;
  aDay: undefined;
  aWeek: undefined;
  n30Days: undefined;
  aYear: undefined;
  everySize: undefined;
  pixelsWide: { width: string };
  worksUntil: { time: string };
  aPicture: undefined;
  visitorsMaySendPictures: undefined;
  theyWaitUntilYouLetThem: undefined;
  theLinkIsReady: undefined;
  done: undefined;
  aLinkToTitle: { title: string };
  newLink: undefined;
  whatTheLinkLeadsTo: undefined;
  anAlbum: undefined;
  yourPictures: undefined;
  youHaveNoPicturesYet: undefined;
  yourAlbums: undefined;
  youHaveNoAlbumsYet: undefined;
  pictures: { item_count: number };
  loading2: undefined;
  quoted: { title: string };
  aPictureInSentence: undefined;
  yourPicturesNotLoaded: undefined;
  yourAlbumsNotLoaded: undefined;
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
