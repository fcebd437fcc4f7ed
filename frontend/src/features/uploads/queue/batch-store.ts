import { isFinal, type UploadFacts } from "./upload-item";

/** As many as an open batch may have; the oldest that are done with make way first. */
const MOST = 1_000;
const VERSION = 1;

const nameFor = (userId: string) => `uploads:${userId}`;

interface Stored {
  version: number;
  files: UploadFacts[];
}

/** What was in the list when the page was left; empty if nothing is known, or nothing can be kept. */
export function loadBatch(userId: string): UploadFacts[] {
  try {
    const stored = JSON.parse(localStorage.getItem(nameFor(userId)) ?? "null") as Stored | null;
    return stored?.version === VERSION ? stored.files : [];
  } catch {
    return [];
  }
}

/** Keeps the list for the next page load. Where storage is full, what is unfinished goes first; where blocked, nothing. */
export function saveBatch(userId: string, files: readonly UploadFacts[]): void {
  const kept = bounded(files);
  try {
    write(userId, kept);
  } catch {
    try {
      write(
        userId,
        kept.filter((file) => !isFinal(file)),
      );
    } catch {
      // The server still knows of everything that was begun.
    }
  }
}

function bounded(files: readonly UploadFacts[]): readonly UploadFacts[] {
  let surplus = files.length - MOST;
  if (surplus <= 0) return files;
  const finished = files.filter((file) => !(isFinal(file) && surplus-- > 0));
  return finished.slice(-MOST);
}

function write(userId: string, files: readonly UploadFacts[]): void {
  if (files.length === 0) {
    localStorage.removeItem(nameFor(userId));
    return;
  }
  const stored: Stored = { version: VERSION, files: files.map(factsOf) };
  localStorage.setItem(nameFor(userId), JSON.stringify(stored));
}

/** Without what belongs to the page: the file, its preview, how far it is. */
function factsOf(item: UploadFacts): UploadFacts {
  const { name, size, lastModified, visibility, state, uploadId, sha256, detail } = item;
  const { duplicateOf, twin, isKept, imageId, similarTo, isLocationRemoved, receipt } = item;
  return {
    name,
    size,
    lastModified,
    visibility,
    state,
    uploadId,
    sha256,
    detail,
    duplicateOf,
    twin,
    isKept,
    imageId,
    similarTo,
    isLocationRemoved,
    receipt,
  };
}
