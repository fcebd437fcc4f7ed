import type { Picture } from "./api/types";
import { t } from "./messages";

/** What a screen reader says for the picture. */
export function altText(image: Picture): string {
  return image.alt_text || image.title || t("pictureByName", { name: image.owner.display_name });
}
