import type { Visibility } from "./api/types";
import { t } from "./messages";
import { VISIBILITIES, visibilityLabel } from "./visibility";

const HINTS = {
  public: "everybodySeesIt",
  unlisted: "onlyThoseWithTheLinkSeeIt",
  private: "onlyYouSeeIt",
} as const satisfies Record<Visibility, string>;

/** The three audiences in words, in the order they are offered. */
export function visibilityChoices(): { value: Visibility; label: string; hint: string }[] {
  return VISIBILITIES.map((value) => ({ value, label: visibilityLabel(value), hint: t(HINTS[value]) }));
}
