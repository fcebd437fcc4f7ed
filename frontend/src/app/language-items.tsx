import * as Menu from "@radix-ui/react-dropdown-menu";
import { Check } from "lucide-react";
import { useId } from "react";

import { languageChoices } from "@/components/language-choices";
import type { LanguageChoice } from "@/lib/i18n/language";
import { chooseLanguage } from "@/lib/i18n/choose-language";
import { useLanguageChoice } from "@/lib/i18n/use-language";

import { t } from "./messages";

/** The languages in a menu; `focusId` is what has the focus once one is chosen. */
export function LanguageItems({ focusId }: { focusId: string }) {
  const id = useId();
  const chosen = useLanguageChoice();
  return (
    <>
      <Menu.Label className="menu-label" id={id}>
        {t("language")}
      </Menu.Label>
      <Menu.RadioGroup
        value={chosen}
        aria-labelledby={id}
        onValueChange={(value) => void chooseLanguage(value as LanguageChoice, focusId)}
      >
        {languageChoices().map(({ value, label, lang }) => (
          <Menu.RadioItem key={value} className="menu-item menu-item-indented" value={value} lang={lang}>
            <Menu.ItemIndicator className="menu-indicator">
              <Check size={16} aria-hidden="true" />
            </Menu.ItemIndicator>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
