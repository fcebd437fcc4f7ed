import "yet-another-react-lightbox/styles.css";
import "yet-another-react-lightbox/plugins/counter.css";

import { ChevronLeft, ChevronRight, ImageOff, Info, Pause, Play, X, ZoomIn, ZoomOut } from "lucide-react";
import type { HTMLAttributes, ReactNode } from "react";
import { Lightbox } from "yet-another-react-lightbox";
import Counter from "yet-another-react-lightbox/plugins/counter";
import Slideshow from "yet-another-react-lightbox/plugins/slideshow";
import Zoom from "yet-another-react-lightbox/plugins/zoom";

import type { Image } from "@/lib/api/types";
import { useIsStill } from "@/lib/use-is-still";
import { type Renew, useRetries } from "@/lib/use-retries";
import { useShortcuts } from "@/lib/use-shortcuts";

import { t } from "../messages";
import { idOf, slideOf } from "../slides";

interface Props {
  /** What one leafs through; the picture shown is one of them. */
  images: Image[];
  id: string;
  /** Buttons for the picture that is shown. */
  actions: ReactNode;
  /** Gets fresh addresses for a picture that did not load. */
  renew: Renew;
  onShow: (id: string) => void;
  onDetails: () => void;
  onClose: () => void;
}

/** By the viewer's own names for them. */
const labels = () => ({
  Lightbox: t("fullScreen"),
  "Photo gallery": t("pictures"),
  Carousel: t("pictures"),
  Slide: t("picture"),
  Previous: t("previousPicture"),
  Next: t("nextPicture"),
  Close: t("closeFullScreen"),
  Play: t("startTheSlideshow"),
  Pause: t("pauseTheSlideshow"),
  "Zoom in": t("zoomIn"),
  "Zoom out": t("zoomOut"),
});

const ICONS = {
  iconPrev: () => <ChevronLeft size={28} aria-hidden="true" />,
  iconNext: () => <ChevronRight size={28} aria-hidden="true" />,
  iconClose: () => <X size={22} aria-hidden="true" />,
  iconZoomIn: () => <ZoomIn size={20} aria-hidden="true" />,
  iconZoomOut: () => <ZoomOut size={20} aria-hidden="true" />,
  iconSlideshowPlay: () => <Play size={20} aria-hidden="true" />,
  iconSlideshowPause: () => <Pause size={20} aria-hidden="true" />,
  iconError: () => (
    <span className="viewer-broken" role="alert">
      <ImageOff size={24} aria-hidden="true" />
      {t("thisPictureCouldNotBeLoaded")}
    </span>
  ),
};

/** Pictures over the whole window: swipe, pinch, arrow keys, slideshow. Its neighbours are loaded already. */
export default function Viewer({ images, id, actions, renew, onShow, onDetails, onClose }: Props) {
  const isStill = useIsStill();
  const { attemptOf, retry } = useRetries(renew);
  const slides = images.map((image) => slideOf(image, attemptOf(image.id)));
  const index = Math.max(
    0,
    images.findIndex((image) => image.id === id),
  );
  useShortcuts({ i: onDetails, v: onClose });
  const container: HTMLAttributes<HTMLDivElement> & { "data-still": boolean } = { "data-still": isStill };
  const isAlone = slides.length < 2;
  return (
    <Lightbox
      open
      close={onClose}
      className="viewer"
      index={index}
      slides={slides}
      plugins={isAlone ? [Zoom] : [Counter, Slideshow, Zoom]}
      labels={labels()}
      carousel={{
        finite: true,
        preload: 2,
        padding: 0,
        // Captured, as the viewer has a handler of its own, which says that it is broken for as long as it is.
        imageProps: (slide) => ({ onErrorCapture: () => retry(idOf(slide)) }),
      }}
      controller={{ closeOnPullDown: true }}
      counter={{ separator: t("of"), container: { className: "viewer-counter" } }}
      slideshow={{ delay: 5_000 }}
      zoom={{ maxZoomPixelRatio: 2, scrollToZoom: true }}
      portal={{ container }}
      toolbar={{
        buttons: [
          actions,
          <button
            key="details"
            type="button"
            className="yarl__button"
            title={t("detailsI")}
            aria-label={t("details")}
            onClick={onDetails}
          >
            <Info size={20} aria-hidden="true" />
          </button>,
          isAlone ? null : "slideshow",
          "zoom",
          "close",
        ],
      }}
      render={{ ...ICONS, ...(isAlone && { buttonPrev: () => null, buttonNext: () => null }) }}
      on={{
        view: ({ index: at }) => {
          const shown = images[at];
          if (shown && shown.id !== id) onShow(shown.id);
        },
      }}
    />
  );
}
