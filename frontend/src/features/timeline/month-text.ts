import { getLocale } from "@/lib/i18n/language";

/** "2026-11" -> "November 2026". */
export function monthText(month: string): string {
  const first = new Date(`${month}-01T00:00:00Z`);
  return first.toLocaleDateString(getLocale(), { month: "long", year: "numeric", timeZone: "UTC" });
}

export const yearOf = (month: string): string => month.slice(0, 4);

/** What the section of a month is called in the document. */
export const sectionId = (month: string): string => `month-${month}`;
