import type { Visibility } from "./api/types";
import { t } from "./messages";

export const VISIBILITIES: readonly Visibility[] = ["public", "unlisted", "private"];

const LABELS = { public: "public", unlisted: "unlisted", private: "private" } as const satisfies Record<Visibility, string>;

export function visibilityLabel(visibility: Visibility): string {
  return t(LABELS[visibility]);
}
