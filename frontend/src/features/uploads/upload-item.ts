import type { Visibility } from "@/lib/api/types";

/** `refused`: this file will never do. `failed`: something went wrong on the way and can be tried again. */
export type UploadState = "waiting" | "sending" | "checking" | "ready" | "refused" | "failed";

/** One file on its way to becoming a picture. */
export interface UploadItem {
  id: number;
  file: File;
  visibility: Visibility;
  previewUrl: string | null;
  state: UploadState;
  /** Of the bytes sent, 0 to 100. */
  percent: number;
  /** Why it was refused or failed. */
  detail: string | null;
  isSessionEnded: boolean;
  imageId: string | null;
}

const WORDS: Record<Exclude<UploadState, "sending">, string> = {
  waiting: "Waiting",
  checking: "Checking",
  ready: "Ready",
  refused: "Not accepted",
  failed: "Not sent",
};

export function stateText(item: UploadItem): string {
  if (item.state === "sending") return `Sending ${String(item.percent)} %`;
  return item.detail ?? WORDS[item.state];
}

export const isUnderWay = ({ state }: UploadItem): boolean =>
  state === "waiting" || state === "sending" || state === "checking";

/** Leaving the page now would lose the file. */
export const isUnsent = ({ state }: UploadItem): boolean => state === "waiting" || state === "sending";

/** Of everything that is to arrive, in bytes, 0 to 100; checking counts as sent. */
export function overallPercent(items: readonly UploadItem[]): number {
  const counted = items.filter(({ state }) => state !== "refused" && state !== "failed");
  const total = counted.reduce((sum, { file }) => sum + file.size, 0);
  const sent = counted.reduce((sum, item) => sum + item.file.size * (isUnsent(item) ? item.percent / 100 : 1), 0);
  return total === 0 ? 100 : Math.floor((sent / total) * 100);
}

/** "Sending 3 pictures", "2 pictures ready": the tray's heading. */
export function summary(items: readonly UploadItem[]): string {
  const count = (wanted: (item: UploadItem) => boolean) => items.filter(wanted).length;
  const pictures = (number: number) => `${String(number)} ${number === 1 ? "picture" : "pictures"}`;
  const unsent = count(isUnsent);
  if (unsent > 0) return `Sending ${pictures(unsent)}`;
  const checking = count(({ state }) => state === "checking");
  if (checking > 0) return `Checking ${pictures(checking)}`;
  const ready = count(({ state }) => state === "ready");
  const rest = items.length - ready;
  return rest > 0 ? `${pictures(ready)} ready, ${String(rest)} not` : `${pictures(ready)} ready`;
}
