import { LANGUAGES } from "@/config/languages";
import type { LanguageChoice } from "@/lib/i18n/language";

import { t } from "./messages";

/** What can be chosen: the browser's language, or one of ours by its own name, which `lang` says for those who listen. */
export function languageChoices(): { value: LanguageChoice; label: string; lang?: string }[] {
  const ours = Object.entries(LANGUAGES).map(([value, label]) => ({
    value: value as LanguageChoice,
    label,
    lang: value,
  }));
  return [{ value: "system", label: t("asTheBrowser") }, ...ours];
}
