/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  aPictureThatIsGone: undefined;
  anAlbumThatIsGone: undefined;
  anAlbum: undefined;
  aPictureWithoutATitle: undefined;
  opens: { opens: number };
  upToLargestWidthPx: { largestWidth: string };
  fullSizeToSave: undefined;
  cameraAndPlace: undefined;
  visitorsMayAddPicturesSoFar: { added: number };
  loadingYourLinks: undefined;
  yourLinksCouldNotBeLoaded: undefined;
  toYourPictures: undefined;
  yourLinks: undefined;
  theseAreAllEndedLinks: undefined;
  thisLink: undefined;
  picturesThatWaitForYou: undefined;
  n30MoreDaysForTheLink: { name: string };
  extending: undefined;
  n30MoreDays: undefined;
  revokeTheLinkToName: { name: string };
  revoke: undefined;
  revokeThisLink: undefined;
  keepIt: undefined;
  revoking: undefined;
  whoeverHasItSeesNothingAny: undefined;
  loading: undefined;
  revokeAllLinks: undefined;
  revokeAllLinks2: undefined;
  keepThem: undefined;
  revokeAll: undefined;
  everyLinkThatYouHaveMade: undefined;
  works: undefined;
  expired: undefined;
  usedUp: undefined;
  revoked: undefined;
  withAPassword: undefined;
  opensOfMost: { most: number; opens: number };
  endsAt: { time: string };
  lastOpened: { opens: string; time: string };
  youHaveMadeNoLinks: undefined;
  aPicture: undefined;
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
