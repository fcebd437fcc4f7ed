import { checkFile, type Limits } from "../adding/check-file";
import { deleteUpload } from "../api/delete-upload";

import { newItem, type UploadItem } from "./upload-item";

/** Larger pictures would take more to show than a thumb is worth. */
const LARGEST_PREVIEW = 30_000_000;

/** The entry of a file that has just been chosen; one that will not do says so at once. */
export function entryFor(key: number, file: File, limits: Limits, facts: Partial<UploadItem>): UploadItem {
  const { refusal } = checkFile(file, limits);
  const { name, size, lastModified } = file;
  return newItem(key, {
    name,
    size,
    lastModified,
    file,
    previewUrl: refusal === null ? previewOf(file) : null,
    state: refusal === null ? "waiting" : "rejected",
    detail: refusal,
    ...facts,
  });
}

export function previewOf(file: File): string | null {
  return file.size <= LARGEST_PREVIEW ? URL.createObjectURL(file) : null;
}

/** False once a file has been moved, changed or deleted. */
export async function canBeRead(file: File | null): Promise<boolean> {
  try {
    await file?.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** Gives the room back at once; if that fails, the upload expires by itself. */
export function callOff({ uploadId }: UploadItem): void {
  if (uploadId !== null) deleteUpload(uploadId).catch(() => undefined);
}
