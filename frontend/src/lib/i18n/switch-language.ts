import { chooseLanguage, type LanguageChoice } from "./language";

/** All that is on show begins anew in another language, so the focus goes back to where it was, which has this id. */
export async function switchLanguage(choice: LanguageChoice, focusId: string): Promise<void> {
  await chooseLanguage(choice);
  requestAnimationFrame(() => document.getElementById(focusId)?.focus());
}
