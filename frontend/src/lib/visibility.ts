import type { Visibility } from "./api/types";
import { t } from "./messages";

export const VISIBILITIES: readonly Visibility[] = ["public", "unlisted", "private"];

const LABELS = { public: "public", unlisted: "unlisted", private: "private" } as const satisfies Record<Visibility, string>;
const HINTS = {
  public: "everybodySeesIt",
  unlisted: "onlyThoseWithTheLinkSeeIt",
  private: "onlyYouSeeIt",
} as const satisfies Record<Visibility, string>;

export function visibilityLabel(visibility: Visibility): string {
  return t(LABELS[visibility]);
}

export function visibilityHint(visibility: Visibility): string {
  return t(HINTS[visibility]);
}

/** The three audiences in words, in the order they are offered. */
export function visibilityChoices(): { value: Visibility; label: string; hint: string }[] {
  return VISIBILITIES.map((value) => ({ value, label: visibilityLabel(value), hint: visibilityHint(value) }));
}
