import type { Link } from "@/lib/api/types";
import { plural } from "@/lib/format";

export const STATES: Record<Link["state"], string> = {
  active: "Works",
  expired: "Expired",
  used_up: "Used up",
  revoked: "Revoked",
};

/** "3 of 10 opens", "12 opens" */
export function opensText({ opens, max_opens }: Link): string {
  if (max_opens === null) return plural(opens, "open", "opens");
  return `${opens.toLocaleString("en")} of ${plural(max_opens, "open", "opens")}`;
}

/** What its visitors may and may not, in a few words each. */
export function factsOf(link: Link): string[] {
  return [
    link.has_password ? "password" : null,
    link.largest_width === null ? null : `up to ${String(link.largest_width)} px`,
    link.allow_original ? "full size to save" : null,
    link.show_metadata ? "camera and place" : null,
    link.may_add ? `visitors may add, ${plural(link.added, "picture", "pictures")} so far` : null,
  ].filter((fact) => fact !== null);
}

