import type { SlideImage } from "yet-another-react-lightbox";

import type { Image } from "@/lib/api/types";
import { isCovered } from "@/lib/covered";
import { altText } from "@/lib/image-text";
import { renditions } from "@/lib/renditions";
import { isRevealed } from "@/lib/revealed";

/** A slide that knows its picture. */
interface Slide extends SlideImage {
  id: string;
}

/**
 * A picture as the viewer takes it: every size, so that it loads a larger one when it is zoomed in. The viewer keeps a
 * slide that failed for as long as its address is the same, so that each attempt has one of its own.
 */
export function slideOf(image: Image, attempt: number): Slide {
  const sizes = renditions(image);
  const tried = (url: string) => (attempt > 0 ? `${url}#${attempt}` : url);
  return {
    id: image.id,
    src: tried(sizes.at(-1)?.url ?? ""),
    alt: altText(image),
    width: image.width,
    height: image.height,
    srcSet: sizes.map(({ url, width, height }) => ({ src: tried(url), width, height })),
  };
}

/** The picture of a slide, or of one that the viewer made from it. */
export function idOf(slide: object): string {
  return "id" in slide && typeof slide.id === "string" ? slide.id : "";
}

/** Those to leaf through: covered ones are passed over, and a picture that stands in no list stands alone. */
export function viewable(listed: Image[], shown: Image): Image[] {
  const images = listed.filter((image) => image.id === shown.id || !isCovered(image) || isRevealed(image.id));
  return images.some((image) => image.id === shown.id) ? images : [shown];
}
