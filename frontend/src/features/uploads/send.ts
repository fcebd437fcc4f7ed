import { ApiError } from "@/lib/api/errors";
import type { ContentType, Image, Upload } from "@/lib/api/types";

import { createUpload } from "./api/create-upload";
import { deleteUpload } from "./api/delete-upload";
import { getUpload } from "./api/get-upload";
import type { UploadItem } from "./upload-item";

const FIRST_WAIT = 700;
const LONGEST_WAIT = 10_000;

/** The server has looked at the file and does not want it; the message says why. */
export class Rejection extends Error {}

interface Steps {
  onSending: (percent: number) => void;
  onChecking: () => void;
  signal: AbortSignal;
}

/** Asks leave, then sends the bytes. Resolves to the upload's id once all of them have arrived. */
export async function sendFile(item: UploadItem, contentType: ContentType, steps: Steps): Promise<string> {
  const { file, visibility } = item;
  const { signal } = steps;
  const upload = await createUpload({ file, contentType, visibility, signal });
  if (!upload.transfer) throw new Error("The upload came without an address to send to.");
  const { url, fields } = upload.transfer;
  try {
    steps.onSending(0);
    const { transfer } = await import("./transfer");
    await transfer({ file, url, fields, signal, onProgress: steps.onSending });
  } catch (error) {
    // Gives the room back at once rather than when the grant expires; if that fails too, it does expire.
    deleteUpload(upload.id).catch(() => undefined);
    throw error;
  }
  steps.onChecking();
  return upload.id;
}

/** Asks, less and less often, until the server has made up its mind. Null if the picture is already deleted. */
export async function awaitVerdict(uploadId: string, signal: AbortSignal): Promise<Image | null> {
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 1.5, LONGEST_WAIT)) {
    await pause(wait, signal);
    const upload = await getUpload(uploadId, signal).catch(forgive);
    if (upload?.state === "ready") return upload.image;
    if (upload?.state === "rejected") throw new Rejection(upload.error?.detail ?? "The picture was not accepted.");
  }
}

/** A question that got lost is asked again; an answer such as 401 or 404 is final. */
function forgive(error: unknown): Upload | null {
  if (error instanceof ApiError && error.status < 500 && error.status !== 429) throw error;
  if (error instanceof DOMException && error.name === "AbortError") throw error;
  return null;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        reject(new DOMException("Aborted", "AbortError"));
      },
      { once: true },
    );
  });
}
