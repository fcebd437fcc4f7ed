import type { LanguageChoice } from "@/lib/i18n/language";
import { chooseLanguage } from "@/lib/i18n/choose-language";
import { useLanguageChoice } from "@/lib/i18n/use-language";

import { languageChoices } from "./language-choices";

/** The language of the pages, at once and from now on. Whoever shows it labels it. */
export function LanguageSelect({ id }: { id: string }) {
  const choice = useLanguageChoice();
  return (
    <select
      id={id}
      value={choice}
      onChange={(event) => void chooseLanguage(event.currentTarget.value as LanguageChoice, id)}
    >
      {languageChoices().map(({ value, label, lang }) => (
        <option key={value} value={value} lang={lang}>
          {label}
        </option>
      ))}
    </select>
  );
}
