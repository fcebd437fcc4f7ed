import type { Link } from "@/lib/api/types";

import { t } from "../messages";

const STATES = {
  active: "works",
  expired: "expired",
  used_up: "usedUp",
  revoked: "revoked",
} as const satisfies Record<Link["state"], string>;

export function stateText({ state }: Link): string {
  return t(STATES[state]);
}

/** "3 of 10 opens", "12 opens" */
export function opensText({ opens, max_opens }: Link): string {
  if (max_opens === null) return t("opens", { opens });
  return t("opensOfMost", { opens, most: max_opens });
}

/** What its visitors may and may not, in a few words each. */
export function factsOf(link: Link): string[] {
  return [
    link.has_password ? t("withAPassword") : null,
    link.largest_width === null ? null : t("upToLargestWidthPx", { largestWidth: String(link.largest_width) }),
    link.allow_original ? t("fullSizeToSave") : null,
    link.show_metadata ? t("cameraAndPlace") : null,
    link.may_add ? t("visitorsMayAddPicturesSoFar", { added: link.added }) : null,
  ].filter((fact) => fact !== null);
}

