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
