import { ApiError, errorText, isNotFound, isSessionEnded } from "@/lib/api/errors";
import type { Upload } from "@/lib/api/types";

import { t } from "../messages";
import { TransferError } from "../sending/patience";

import { rejectionText } from "./rejections";
import type { UploadItem } from "./upload-item";

/** What an upload with a verdict means for its entry. */
export function verdict(upload: Upload): Partial<UploadItem> {
  const known = { uploadId: upload.id, sha256: upload.receipt?.sha256 ?? upload.sha256, isSessionEnded: false };
  if (upload.state === "rejected") {
    return { ...known, state: "rejected", detail: upload.error ? rejectionText(upload.error) : t("thePictureWasNotAccepted") };
  }
  return {
    ...known,
    state: "ready",
    detail: null,
    imageId: upload.image?.id ?? null,
    similarTo: upload.similar_to,
    isLocationRemoved: upload.image?.details?.private?.location_removed ?? false,
    receipt: upload.receipt,
  };
}

/** What an error on the way means for the entry. */
export function failure(error: unknown): Partial<UploadItem> {
  if (error instanceof ApiError && error.status === 400) return { state: "rejected", detail: errorText(error) };
  if (error instanceof TransferError && error.status >= 400) {
    return { state: "failed", detail: t("theStoreDidNotTake", { status: error.status }) };
  }
  return {
    state: "failed",
    detail: errorText(error),
    isSessionEnded: isSessionEnded(error),
    // It has expired, or was called off elsewhere: the next attempt begins anew.
    ...(isNotFound(error) ? { uploadId: null } : {}),
  };
}

/** The file cannot be read any more. */
export const gone = (): Partial<UploadItem> => ({ state: "absent", file: null, detail: t("fileWasMoved") });
