/** Made from the catalogues beside it by `npm run messages`: change those, not this. */
import { catalogue } from "@/lib/i18n/catalogue";

import en from "./en.json";

interface Messages {
  thisPictureCouldNotBeLoaded: undefined;
  detailsI: undefined;
  details: undefined;
  pictures: undefined;
  picture: undefined;
  fullScreen: undefined;
  previousPicture: undefined;
  nextPicture: undefined;
  closeFullScreen: undefined;
  startTheSlideshow: undefined;
  pauseTheSlideshow: undefined;
  zoomIn: undefined;
  zoomOut: undefined;
  of: undefined;
}

export const t = catalogue<Messages>(en, {
  de: () => import("./de.json"),
});
