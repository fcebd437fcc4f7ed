import type { Receipt, Upload, Visibility } from "@/lib/api/types";

/**
 * `asking`: whether a duplicate is to be sent. `absent`: the file has to be chosen again, after a reload or on another
 * device. `blocked`: no room left. `rejected`: this file will never do. `failed`: something went wrong on the way and
 * can be tried again.
 */
export type UploadState =
  | "waiting"
  | "reading"
  | "asking"
  | "sending"
  | "offline"
  | "paused"
  | "absent"
  | "blocked"
  | "checking"
  | "ready"
  | "skipped"
  | "rejected"
  | "failed";

/** What of a file outlives the page. */
export interface UploadFacts {
  name: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970; null if only the server has told of this file. */
  lastModified: number | null;
  visibility: Visibility;
  state: UploadState;
  uploadId: string | null;
  sha256: string | null;
  /** Why it was rejected, or failed, or takes longer. */
  detail: string | null;
  /** A picture of one's own with the same bytes. */
  duplicateOf: string | null;
  /** The name of another file of this batch with the same bytes. */
  twin: string | null;
  /** It is to be sent although it is a duplicate. */
  isKept: boolean;
  imageId: string | null;
  similarTo: readonly string[];
  isLocationRemoved: boolean;
  receipt: Receipt | null;
}

/** One file on its way to becoming a picture. */
export interface UploadItem extends UploadFacts {
  key: number;
  /** Null after a reload, until it is chosen again. */
  file: File | null;
  previewUrl: string | null;
  /** Bytes read while `reading`, later those that have arrived. */
  done: number;
  /** Its bytes have been read in this page load, so that `sha256` is known to be theirs. */
  isRead: boolean;
  isSessionEnded: boolean;
  /** From before a reload. */
  isRestored: boolean;
}

export function newItem(key: number, facts: Pick<UploadFacts, "name" | "size"> & Partial<UploadItem>): UploadItem {
  return {
    key,
    lastModified: null,
    visibility: "public",
    state: "waiting",
    uploadId: null,
    sha256: null,
    detail: null,
    duplicateOf: null,
    twin: null,
    isKept: false,
    imageId: null,
    similarTo: [],
    isLocationRemoved: false,
    receipt: null,
    file: null,
    previewUrl: null,
    done: 0,
    isRead: false,
    isSessionEnded: false,
    isRestored: false,
    ...facts,
  };
}

interface Stated {
  state: UploadState | Upload["state"];
}

/** Its bytes are on this side, and something is being done about it: leaving the page now would interrupt it. */
export const isUnsent = ({ state }: Stated): boolean =>
  state === "waiting" || state === "reading" || state === "sending" || state === "offline" || state === "paused";

/** Goes on by itself. */
export const isUnderWay = (item: Stated): boolean =>
  (isUnsent(item) && item.state !== "paused") || item.state === "checking";

/** Cannot go on before the person does something about it. */
export const isWaitingForYou = ({ state }: Stated): boolean =>
  state === "absent" || state === "asking" || state === "blocked" || state === "paused";

export const isFinal = ({ state }: Stated): boolean =>
  state === "ready" || state === "skipped" || state === "rejected" || state === "failed";
