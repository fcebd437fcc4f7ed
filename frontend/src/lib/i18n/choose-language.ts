import { basePath } from "@/config/site";

import { LANGUAGE_NAME, type LanguageChoice, showLanguage } from "./language";

const A_YEAR = 365 * 86_400;

/** Keeps the choice and shows it. All that is on show begins anew, so the focus goes back to what has this id. */
export async function chooseLanguage(choice: LanguageChoice, focusId?: string): Promise<void> {
  const value = choice === "system" ? "; Max-Age=0" : `${choice}; Max-Age=${A_YEAR}`;
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${LANGUAGE_NAME}=${value}; Path=${basePath}/; SameSite=Lax${secure}`;
  try {
    if (choice === "system") localStorage.removeItem(LANGUAGE_NAME);
    else localStorage.setItem(LANGUAGE_NAME, choice);
  } catch {
    // Storage is full or forbidden: the cookie has it.
  }
  await showLanguage();
  if (focusId !== undefined) requestAnimationFrame(() => document.getElementById(focusId)?.focus());
}
