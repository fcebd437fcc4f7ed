import type { Image } from "@/lib/api/types";
import { renditions } from "@/lib/renditions";

import { t } from "./messages";

interface Size {
  /** As the API names it. */
  rendition: string;
  label: string;
  detail: string;
}

/** The sizes that a picture can be saved in, the largest first; others than its owner get no untouched file. */
export function downloadSizes(image: Image): Size[] {
  const label = image.is_mine ? t("original") : t("fullSize");
  return [
    { rendition: "original", label, detail: `${image.width} × ${image.height}` },
    ...renditions(image).toReversed().map(({ width, height }) => ({
      rendition: String(width),
      label: t("widthPxWide", { width: String(width) }),
      detail: `${width} × ${height}`,
    })),
  ];
}
