import { getLocale } from "./i18n/language";

/** 1234 -> "1,234". Apart from the other formats, as the first page needs no others. */
export function formatCount(count: number): string {
  return count.toLocaleString(getLocale());
}
