import type { Image, Picture } from "./api/types";

type Rendition = Image["renditions"][number];

/** From here on nobody sees that a picture has been enlarged by a little. */
const DENSE = 1.5;
const ENLARGED = 1.2;

/** The sizes in one format, the smallest first. WebP is the one that every browser shows. */
export function renditions(image: Picture, format: "avif" | "webp" = "webp"): Rendition[] {
  return image.renditions.filter((rendition) => rendition.format === format);
}

export function srcSet(image: Picture, format: "avif" | "webp" = "webp"): string {
  return renditions(image, format)
    .map((rendition) => `${rendition.url} ${String(rendition.width)}w`)
    .join(", ");
}

/**
 * `sizes` of a picture of a grid that is so many CSS pixels wide. Renditions double in width, so on a dense screen one that
 * is almost wide enough saves two thirds of the bytes of the next.
 */
export function tileSizes(width: number): string {
  return `${String(Math.ceil(devicePixelRatio < DENSE ? width : width / ENLARGED))}px`;
}
