/** Which list of pictures is meant: everybody's (null), one person's (a handle), or one of those below. */
export type ListName = string | null;

/** Handles have no "@", so that these names are nobody's. */
export const FOLLOWING = "@following";
const MONTH = "@month:";

/** One's own pictures that were taken in a month, such as "2026-11". */
export function monthList(month: string): ListName {
  return MONTH + month;
}

/** The month of such a list; null for any other. */
export function monthOf(list: ListName): string | null {
  return list?.startsWith(MONTH) ? list.slice(MONTH.length) : null;
}
