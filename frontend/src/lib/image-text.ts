import type { Image } from "./api/types";

/** What a screen reader says for the picture. */
export function altText(image: Image): string {
  return image.alt_text || image.title || `Picture by ${image.owner.display_name}`;
}

export function srcSet(image: Image): string {
  return image.renditions.map((rendition) => `${rendition.url} ${String(rendition.width)}w`).join(", ");
}
