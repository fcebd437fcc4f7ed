import type { Role } from "@/lib/api/types";

import { t } from "./messages";

export const ROLES: readonly Role[] = ["viewer", "contributor"];

const LABELS = { viewer: "mayLook", contributor: "mayAddPictures" } as const satisfies Record<Role, string>;
/** After "they". */
const ENDINGS = { viewer: "maysLook", contributor: "maysAdd" } as const satisfies Record<Role, string>;

export function roleLabel(role: Role): string {
  return t(LABELS[role]);
}

/** What somebody invited may do, in the order it is offered. */
export function roleChoices(): { value: Role; label: string }[] {
  return ROLES.map((value) => ({ value, label: t(ENDINGS[value]) }));
}
