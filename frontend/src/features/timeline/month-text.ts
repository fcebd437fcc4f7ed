const long = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });

/** "2026-11" -> "November 2026". */
export function monthText(month: string): string {
  return long.format(new Date(`${month}-01T00:00:00Z`));
}

export const yearOf = (month: string): string => month.slice(0, 4);

/** What the section of a month is called in the document. */
export const sectionId = (month: string): string => `month-${month}`;
