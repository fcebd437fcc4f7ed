import { isConflict } from "@/lib/api/errors";
import type { Transfer } from "@/lib/api/types";
import { loaded } from "@/lib/i18n/language";

import { renewTransfer } from "../api/renew-transfer";

import { insist, TransferError, type Waiting } from "./patience";

type Grant = Extract<Transfer, { kind: "post" }>;

interface SmallFile extends Waiting {
  file: File;
  uploadId: string;
  grant: Grant;
  onSent: (bytes: number) => void;
}

/** Sends a small file in one form; a grant that is over is renewed. */
export async function sendWhole({ file, uploadId, grant, onSent, ...waiting }: SmallFile): Promise<void> {
  const { postForm } = await loaded(import("./post-form"));
  let current: Grant | null = grant;
  await insist(async () => {
    current ??= await freshGrant(uploadId);
    if (current === null) return;
    const { url, fields } = current;
    try {
      await postForm({ file, url, fields, signal: waiting.signal, onSent });
    } catch (error) {
      onSent(0);
      // After any failure: the first attempt may have arrived although its answer was lost, and the grant says so.
      if (error instanceof TransferError) current = null;
      throw error;
    }
  }, waiting);
}

/** Null if the file has arrived after all. */
async function freshGrant(uploadId: string): Promise<Grant | null> {
  try {
    const { transfer } = await renewTransfer(uploadId);
    return transfer?.kind === "post" ? transfer : null;
  } catch (error) {
    if (isConflict(error)) return null;
    throw error;
  }
}
