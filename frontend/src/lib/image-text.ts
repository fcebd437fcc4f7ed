import type { Image, Picture } from "./api/types";
import { t } from "./messages";

type Rendition = Image["renditions"][number];

/** What a screen reader says for the picture. */
export function altText(image: Picture): string {
  return image.alt_text || image.title || t("pictureByName", { name: image.owner.display_name });
}

/** The sizes in one format, the smallest first. WebP is the one that every browser shows. */
export function renditions(image: Picture, format: "avif" | "webp" = "webp"): Rendition[] {
  return image.renditions.filter((rendition) => rendition.format === format);
}

export function srcSet(image: Picture, format: "avif" | "webp" = "webp"): string {
  return renditions(image, format)
    .map((rendition) => `${rendition.url} ${String(rendition.width)}w`)
    .join(", ");
}
