import { isFirstLanguage } from "../i18n/language";
import { t } from "../messages";

/** What the server's codes mean; it says more than these, but in English only. */
const WORDS = {
  comments_off: "refusedCommentsOff",
  handle_taken: "refusedHandleTaken",
  not_found: "refusedNotFound",
  permission_denied: "refusedNotAllowed",
  precondition_failed: "refusedOutdated",
  quota_reached: "refusedQuota",
  throttled: "refusedLimit",
  unavailable: "refusedUnavailable",
} as const;

/** In the visitor's language if we know the code, else as the server says it. */
export function refusalText(code: string, detail: string): string {
  return isFirstLanguage() || !(code in WORDS) ? detail : t(WORDS[code as keyof typeof WORDS]);
}
