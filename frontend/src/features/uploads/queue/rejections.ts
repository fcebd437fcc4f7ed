import { isFirstLanguage } from "@/lib/i18n/language";

import { t } from "../messages";

/** Why the server takes no picture of a file, by its codes; it says more than these, but in English only. */
const WORDS = {
  account_disabled: "rejectedAccount",
  blocked: "rejectedBlocked",
  checksum_mismatch: "rejectedChanged",
  damaged: "rejectedDamaged",
  not_an_image: "rejectedNotAnImage",
  size_mismatch: "rejectedNotWhole",
  too_costly: "rejectedTooCostly",
  too_large: "rejectedTooLarge",
  too_many_pixels: "rejectedTooLarge",
  type_mismatch: "rejectedType",
} as const;

export function rejectionText({ code, detail }: { code: string; detail: string }): string {
  return isFirstLanguage() || !(code in WORDS) ? detail : t(WORDS[code as keyof typeof WORDS]);
}
