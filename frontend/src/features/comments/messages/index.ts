/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  letPeopleComment: undefined;
  whatHasBeenSaidStays: undefined;
  editYourComment: undefined;
  yourComment: undefined;
  saving: undefined;
  save: undefined;
  cancel: undefined;
  addAComment: undefined;
  comment: undefined;
  sending: undefined;
  edited: undefined;
  deleteThisCommentForGood: undefined;
  deleteItForGood: undefined;
  delete: undefined;
  keep: undefined;
  edit: undefined;
  deleteYourComment: undefined;
  deleteTheCommentByName: { name: string };
  comments: { commentCount: number };
  commentsTitle: undefined;
  signIn: undefined;
  theCommentsCouldNotBeLoaded: undefined;
  nobodyHasSaidAnythingYet: undefined;
  moreCommentsCouldNotBeLoaded: undefined;
  loading: undefined;
  showMoreComments: undefined;
  youHaveTurnedCommentsOff: undefined;
  commentsAreTurnedOff: undefined;
  loadingComments: undefined;
  signInToComment: { signIn: string };
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
