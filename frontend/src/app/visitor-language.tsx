import { Languages } from "lucide-react";

import { LanguageSelect } from "@/components/language-select";

import { t } from "./messages";

/** For those who have no settings: the browser's own list behind an icon. */
export default function VisitorLanguage() {
  return (
    <label className="icon-button visitor-language" title={t("language")} htmlFor="visitor-language">
      <Languages size={20} aria-hidden="true" />
      <span className="visually-hidden">{t("language")}</span>
      <LanguageSelect id="visitor-language" />
    </label>
  );
}
