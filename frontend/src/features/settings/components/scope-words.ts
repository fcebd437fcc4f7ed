import type { Scope } from "@/lib/api/types";
import { getLocale } from "@/lib/i18n/language";

import { t } from "../messages";

/** What a token may do, in words, in the order they are offered. */
export function scopeChoices(): { value: Scope; label: string; hint: string }[] {
  return [
    { value: "read", label: t("read"), hint: t("seeWhatYouMaySee") },
    { value: "upload", label: t("upload"), hint: t("sendPicturesAndFollow") },
    { value: "write", label: t("change"), hint: t("changeAndDelete") },
  ];
}

/** "Read, upload" */
export function scopesText(scopes: readonly Scope[]): string {
  const words = scopeChoices().filter(({ value }) => scopes.includes(value)).map(({ label }) => label);
  const text = words.join(", ").toLocaleLowerCase(getLocale());
  return text.charAt(0).toLocaleUpperCase(getLocale()) + text.slice(1);
}
