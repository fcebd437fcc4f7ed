import { useSyncExternalStore } from "react";

import type { Language } from "@/config/languages";

import { getLanguageChoice, getShownLanguage, type LanguageChoice, onLanguageShown } from "./language";

/** The language of the texts on show. */
export function useShownLanguage(): Language {
  return useSyncExternalStore(onLanguageShown, getShownLanguage);
}

/** What the visitor chose. */
export function useLanguageChoice(): LanguageChoice {
  return useSyncExternalStore(onLanguageShown, getLanguageChoice);
}
