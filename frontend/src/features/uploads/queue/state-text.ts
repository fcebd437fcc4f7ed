import { formatBytes } from "@/lib/format";

import { t } from "../messages";

import type { UploadItem, UploadState } from "./upload-item";

const WORDS = {
  waiting: "waiting",
  reading: "reading",
  asking: "youHaveItAlready",
  sending: "sending",
  offline: "waitingForAConnection",
  paused: "paused",
  absent: "waitingForYou",
  blocked: "waitingForRoom",
  checking: "checking",
  ready: "ready",
  skipped: "skippedAsADuplicate",
  rejected: "notAccepted",
  failed: "notSent",
} as const satisfies Record<UploadState, string>;

export const percentOf = ({ done, size }: UploadItem): number => (size > 0 ? Math.floor((done / size) * 100) : 0);

/** What is going on with a file: "Sending 42 %". */
export function stateText(item: UploadItem): string {
  const { state, detail, done, size, twin } = item;
  switch (state) {
    case "reading":
    case "sending":
      return t("stateWithPercent", { state: t(WORDS[state]), percent: percentOf(item) });
    case "paused":
    case "offline":
      return done > 0 && item.isRead
        ? t("stateAtPercent", { state: t(WORDS[state]), percent: percentOf(item) })
        : t(WORDS[state]);
    case "asking":
      return twin === null ? t(WORDS.asking) : t("theSamePictureAsTwin", { twin });
    case "absent":
      if (detail !== null) return detail;
      return t("waitingForYouChooseItAgain", { done: arrivedText(done, size) });
    case "blocked":
      return t(WORDS.blocked);
    default:
      return detail ?? t(WORDS[state]);
  }
}

function arrivedText(done: number, size: number): string {
  return done > 0 ? t("doneOfSizeHaveArrived", { done: formatBytes(done), size: formatBytes(size) }) : formatBytes(size);
}
