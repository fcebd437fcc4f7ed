/** The languages of the pages, each by its own name; the first is the one that the others are translated from. */
export const LANGUAGES = {
  en: "English",
  de: "Deutsch",
} as const;

export type Language = keyof typeof LANGUAGES;

export const FIRST_LANGUAGE = "en";

export function isLanguage(name: string | undefined): name is Language {
  return name !== undefined && name in LANGUAGES;
}
