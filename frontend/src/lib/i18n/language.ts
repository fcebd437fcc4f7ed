import { FIRST_LANGUAGE, isLanguage, type Language } from "@/config/languages";
import { cookie } from "@/lib/cookies";

/** What somebody chose; "system" is the language of the browser. */
export type LanguageChoice = Language | "system";

/** In storage for us, and in a cookie for the server, which says the language of the page before any script runs. */
export const LANGUAGE_NAME = "language";

type Load = (language: Language) => Promise<void>;
const loads = new Set<Load>();
const pending = new Set<Promise<void>>();
const listeners = new Set<() => void>();

let language: Language = FIRST_LANGUAGE;
let shown: Language = FIRST_LANGUAGE;

export const getLanguage = (): Language => language;
export const isFirstLanguage = (): boolean => language === FIRST_LANGUAGE;

/** The language as the visitor's browser has it, such as "de-AT": countries write dates and numbers in their own ways. */
export function getLocale(): string {
  return navigator.languages.find((locale) => languageOf(locale) === language) ?? language;
}

/** The language of the texts on show; it changes once these are there. */
export const getShownLanguage = (): Language => shown;

export function getLanguageChoice(): LanguageChoice {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(LANGUAGE_NAME);
  } catch {
    // Storage is forbidden.
  }
  const chosen = stored ?? cookie(LANGUAGE_NAME);
  return isLanguage(chosen) ? chosen : "system";
}

/** Takes the language that was chosen, or the first of the browser's that we have, and waits for its texts. */
export async function showLanguage(): Promise<void> {
  const choice = getLanguageChoice();
  const wanted = choice === "system" ? navigator.languages.map(languageOf).find(isLanguage) : choice;
  language = wanted ?? FIRST_LANGUAGE;
  loads.forEach(start);
  await textsAreThere();
  document.documentElement.lang = language;
  if (shown === language) return;
  shown = language;
  listeners.forEach((listener) => {
    listener();
  });
}

/** Loads a catalogue in the language that is on show now, and again whenever that changes. */
export function onLanguage(load: Load): void {
  loads.add(load);
  if (language !== FIRST_LANGUAGE) start(load);
}

export async function textsAreThere(): Promise<void> {
  while (pending.size > 0) await Promise.all(pending);
}

/** The code that an import brings, once its texts are there too. Every `import()` of code goes through here. */
export async function loaded<Module>(module: Promise<Module>): Promise<Module> {
  const code = await module;
  await textsAreThere();
  return code;
}

export function onLanguageShown(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function start(load: Load): void {
  const loading = load(language)
    // Without a connection the texts stay in the language they are in.
    .catch(() => undefined)
    .finally(() => pending.delete(loading));
  pending.add(loading);
}

function languageOf(locale: string): string {
  return locale.split("-", 1)[0] ?? locale;
}
