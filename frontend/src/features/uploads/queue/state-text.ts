import { formatBytes } from "@/lib/format";

import type { UploadItem, UploadState } from "./upload-item";

const WORDS: Record<UploadState, string> = {
  waiting: "Waiting",
  reading: "Reading",
  asking: "You have this picture already",
  sending: "Sending",
  offline: "Waiting for a connection",
  paused: "Paused",
  absent: "Waiting for you",
  blocked: "Waiting for room",
  checking: "Checking",
  ready: "Ready",
  skipped: "Skipped as a duplicate",
  rejected: "Not accepted",
  failed: "Not sent",
};

export const percentOf = ({ done, size }: UploadItem): number => (size > 0 ? Math.floor((done / size) * 100) : 0);

/** What is going on with a file: "Sending 42 %". */
export function stateText(item: UploadItem): string {
  const { state, detail, done, size, twin } = item;
  switch (state) {
    case "reading":
    case "sending":
      return `${WORDS[state]} ${String(percentOf(item))} %`;
    case "paused":
    case "offline":
      return done > 0 && item.isRead ? `${WORDS[state]} at ${String(percentOf(item))} %` : WORDS[state];
    case "asking":
      return twin === null ? WORDS.asking : `The same picture as ${twin}`;
    case "absent":
      if (detail !== null) return detail;
      return `Waiting for you: choose it again to go on (${arrivedText(done, size)})`;
    case "blocked":
      return WORDS.blocked;
    default:
      return detail ?? WORDS[state];
  }
}

function arrivedText(done: number, size: number): string {
  return done > 0 ? `${formatBytes(done)} of ${formatBytes(size)} have arrived` : formatBytes(size);
}
