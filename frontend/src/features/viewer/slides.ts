import type { SlideImage } from "yet-another-react-lightbox";

import type { Image } from "@/lib/api/types";
import { altText, renditions } from "@/lib/image-text";
import { isRevealed } from "@/lib/revealed";

/** A picture as the viewer takes it: every size, so that it loads a larger one when it is zoomed in. */
export function slideOf(image: Image): SlideImage {
  const sizes = renditions(image);
  return {
    src: sizes.at(-1)?.url ?? "",
    alt: altText(image),
    width: image.width,
    height: image.height,
    srcSet: sizes.map(({ url, width, height }) => ({ src: url, width, height })),
  };
}

/** Those to leaf through: covered ones are passed over, and a picture that stands in no list stands alone. */
export function viewable(listed: Image[], shown: Image): Image[] {
  const images = listed.filter(
    (image) => image.id === shown.id || !image.sensitive || image.is_mine || isRevealed(image.id),
  );
  return images.some((image) => image.id === shown.id) ? images : [shown];
}
