import { isNotFound } from "@/lib/api/errors";
import type { Upload } from "@/lib/api/types";

import { getOpenUploads } from "../api/get-open-uploads";
import { getUpload } from "../api/get-upload";
import { getParts } from "../api/parts";
import { insist } from "../sending/patience";

import { loadBatch, saveBatch } from "./batch-store";
import type { ItemList } from "./item-list";
import { verdict } from "./outcome";
import { isBeginning } from "./resume";
import { isFinal, newItem, type UploadFacts, type UploadItem } from "./upload-item";

const SAVED_EVERY = 1_000;
/** Above this size a file goes in parts, some of which may have arrived. */
const IN_PARTS = 16 * 1024 * 1024;

/** What is left to be asked of the server does not depend on any one file. */
const unstoppable = { signal: new AbortController().signal, onOffline: () => undefined };

/**
 * Puts back what was in the list at the last page load, and what is on its way from elsewhere. Resolves to the entries
 * whose file has arrived, and whose verdict is still to come.
 */
export async function restoreInto(list: ItemList, userId: string): Promise<UploadItem[]> {
  list.append(loadBatch(userId).map((facts) => revived(list.nextKey(), facts)));
  const open = await insist(getOpenUploads, unstoppable);
  const known = new Set(list.all().map(({ uploadId }) => uploadId));
  const foreign = open.filter((upload) => !known.has(upload.id) && !isBeginning(upload, list.all()));
  list.append(foreign.map((upload) => fromServer(list.nextKey(), upload)));

  const openById = new Map(open.map((upload) => [upload.id, upload]));
  const begun = list.all().filter((item) => item.uploadId !== null && item.file === null && !isFinal(item));
  const arrived: UploadItem[] = [];
  for (const item of begun) {
    const upload = openById.get(item.uploadId ?? "") ?? (await lookUp(item.uploadId ?? ""));
    // Meanwhile its file may have been chosen, or it was taken off the list.
    if (list.get(item.key)?.file !== null) continue;
    if (upload === undefined) list.change(item.key, { state: "absent", uploadId: null, done: 0 });
    else if (isFinal(upload)) list.change(item.key, verdict(upload));
    else if (upload.state === "processing" || item.state === "checking") arrived.push(item);
    else await countArrived(list, item, upload);
  }
  return arrived;
}

/** Saves the list some time after each change, and before the page goes away. */
export function keepSaved(list: ItemList, userId: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    saveBatch(userId, list.all());
  };
  list.subscribe(() => {
    timer ??= setTimeout(save, SAVED_EVERY);
  });
  window.addEventListener("pagehide", save);
}

function revived(key: number, facts: UploadFacts): UploadItem {
  const isLost = !(facts.state === "checking" || facts.state === "ready" || facts.state === "skipped");
  const needsFile = isLost && facts.state !== "rejected";
  const changes: Partial<UploadItem> = needsFile ? { state: "absent", detail: null } : {};
  return newItem(key, { ...facts, ...changes, isRestored: true });
}

function fromServer(key: number, upload: Upload): UploadItem {
  const { filename: name, size, sha256, id: uploadId, duplicate_of: duplicateOf } = upload;
  return newItem(key, { name, size, sha256, uploadId, duplicateOf, state: "absent", isRestored: true });
}

/** Undefined if there is no such upload any more. */
async function lookUp(uploadId: string): Promise<Upload | undefined> {
  try {
    return await insist(() => getUpload(uploadId), unstoppable);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

async function countArrived(list: ItemList, { key }: UploadItem, { id, size }: Upload): Promise<void> {
  list.change(key, { state: "absent" });
  if (size <= IN_PARTS) return;
  try {
    const { parts } = await getParts(id);
    if (list.get(key)?.file === null) list.change(key, { done: parts.reduce((sum, part) => sum + part.size, 0) });
  } catch {
    // How much has arrived is only told for information.
  }
}
