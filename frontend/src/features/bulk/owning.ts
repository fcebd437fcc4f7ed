import type { Picture } from "@/lib/api/types";

import { t } from "./messages";

/** Why these cannot be changed by whoever looks at them; null if they can. */
export function hindranceOf(pictures: readonly Picture[]): string | null {
  return pictures.every(({ is_mine }) => is_mine) ? null : t("someOfThesePictures");
}
