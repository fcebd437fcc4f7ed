import { formatBytes } from "@/lib/format";

import { t } from "../messages";

import { isUnderWay, isUnsent, type UploadItem } from "./upload-item";

const OUTCOMES = ["ready", "rejected", "skipped", "failed", "waitingForYou", "underWay"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Every file of the list in exactly one place. */
export type Reconciliation = Record<Outcome, UploadItem[]>;

export function outcomeOf(item: UploadItem): Outcome {
  switch (item.state) {
    case "ready":
    case "rejected":
    case "skipped":
    case "failed":
      return item.state;
    default:
      return isUnderWay(item) ? "underWay" : "waitingForYou";
  }
}

export function reconcile(items: readonly UploadItem[]): Reconciliation {
  const found: Reconciliation = { ready: [], rejected: [], skipped: [], failed: [], waitingForYou: [], underWay: [] };
  for (const item of items) found[outcomeOf(item)].push(item);
  return found;
}

const WORDS = {
  ready: "countReady",
  rejected: "countNotAccepted",
  skipped: "countSkipped",
  failed: "countNotSent",
  waitingForYou: "countWaitingForYou",
  underWay: "countUnderWay",
} as const satisfies Record<Outcome, string>;

/** "24 ready, 1 not accepted, 3 skipped as duplicates": nothing left out. */
export function reconciliationText(items: readonly UploadItem[]): string {
  const found = reconcile(items);
  return OUTCOMES.filter((outcome) => found[outcome].length > 0)
    .map((outcome) => t(WORDS[outcome], { count: found[outcome].length }))
    .join(", ");
}

/** Files that came to the same end for the same reason; the most frequent reason first. */
export function reasons(items: readonly UploadItem[]): { reason: string; names: string[] }[] {
  const byReason = new Map<string, string[]>();
  for (const { detail, name } of items) {
    const reason = detail ?? t("noReasonWasGiven");
    byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  return [...byReason].map(([reason, names]) => ({ reason, names })).sort((a, b) => b.names.length - a.names.length);
}

export interface Progress {
  files: { done: number; total: number };
  bytes: { done: number; total: number };
  percent: number;
}

/** Of everything that is to arrive from here; what waits for an answer or for its file does not count yet. */
export function progressOf(items: readonly UploadItem[]): Progress {
  const counted = items.filter(
    (item) => isUnsent(item) || item.state === "checking" || (item.state === "ready" && !item.isRestored),
  );
  const total = counted.reduce((sum, { size }) => sum + size, 0);
  const done = counted.reduce((sum, item) => sum + arrivedBytes(item), 0);
  return {
    files: { done: counted.filter(({ state }) => state === "ready").length, total: counted.length },
    bytes: { done, total },
    percent: total === 0 ? 100 : Math.floor((done / total) * 100),
  };
}

function arrivedBytes(item: UploadItem): number {
  if (!isUnsent(item)) return item.size;
  return item.isRead ? item.done : 0;
}

/** "12 of 30 pictures · 40 MB of 120 MB". */
export function progressText({ files, bytes }: Progress): string {
  return t("donePicturesOfBytes", {
    done: files.done,
    total: files.total,
    doneBytes: formatBytes(bytes.done),
    totalBytes: formatBytes(bytes.total),
  });
}

/** The heading: "Sending 3 pictures", "2 ready, 1 not accepted". */
export function summary(items: readonly UploadItem[]): string {
  const unsent = items.filter((item) => isUnsent(item) && item.state !== "paused");
  if (unsent.length > 0 && unsent.every(({ state }) => state === "offline" || state === "waiting")) {
    if (unsent.some(({ state }) => state === "offline")) return t("waitingForAConnection");
  }
  if (unsent.length > 0) return t("sendingPictures", { count: unsent.length });
  const checking = items.filter(({ state }) => state === "checking").length;
  if (checking > 0) return t("checkingPictures", { count: checking });
  return reconciliationText(items);
}
