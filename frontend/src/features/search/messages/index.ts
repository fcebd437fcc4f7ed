/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  firstDay: undefined;
  lastDay: undefined;
  fromFirst: { first: string };
  untilLast: { last: string };
  filters: undefined;
  onlyMine: undefined;
  show: undefined;
  searchPicturesTagsAndPeople: undefined;
  search: undefined;
  suggestions: undefined;
  newestFirst: undefined;
  bestMatchFirst: undefined;
  owner: undefined;
  tag: undefined;
  orientation: undefined;
  colour: undefined;
  order: undefined;
  dateTaken: undefined;
  landscape: undefined;
  portrait: undefined;
  square: undefined;
  black: undefined;
  white: undefined;
  grey: undefined;
  brown: undefined;
  red: undefined;
  orange: undefined;
  yellow: undefined;
  green: undefined;
  teal: undefined;
  blue: undefined;
  purple: undefined;
  pink: undefined;
  anyOwner: undefined;
  anyTag: undefined;
  anyDateTaken: undefined;
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
