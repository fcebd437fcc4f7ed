import type { Role } from "@/lib/api/types";

/** What somebody invited may do, in the order it is offered. */
export const ROLES: readonly { value: Role; label: string }[] = [
  { value: "viewer", label: "May look" },
  { value: "contributor", label: "May add pictures" },
];

export function roleLabel(role: Role): string {
  return ROLES.find(({ value }) => value === role)?.label ?? role;
}
