import type { Upload } from "@/lib/api/types";

import type { UploadItem } from "./upload-item";

/** The server keeps names in one normal form, without what cannot be seen. */
function comparable(name: string): string {
  return name
    .normalize("NFC")
    .replace(/\p{C}/gu, "")
    .trim()
    .slice(0, 255);
}

/** The entry that waits for this file: the same name and size. Several of them are taken one after the other. */
export function matchAbsent(file: File, items: readonly UploadItem[]): UploadItem | undefined {
  const name = comparable(file.name);
  const matches = items.filter(
    (item) => item.state === "absent" && item.size === file.size && comparable(item.name) === name,
  );
  return matches.find(({ lastModified }) => lastModified === file.lastModified) ?? matches[0];
}

/** Another file of this batch that has the same bytes and is not given up. */
export function twinOf(item: UploadItem, sha256: string, items: readonly UploadItem[]): UploadItem | undefined {
  const isOut = ({ state }: UploadItem) =>
    state === "skipped" || state === "rejected" || state === "failed" || state === "absent";
  return items.find((other) => other.key !== item.key && other.isRead && other.sha256 === sha256 && !isOut(other));
}

/** Whether this page has asked for that upload and not heard back: the server may tell of it before it answers. */
export function isBeginning({ filename, size }: Upload, items: readonly UploadItem[]): boolean {
  const name = comparable(filename);
  return items.some(
    (item) => item.file !== null && item.uploadId === null && item.size === size && comparable(item.name) === name,
  );
}
