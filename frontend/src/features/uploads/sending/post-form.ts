import Uppy from "@uppy/core";
import XHRUpload from "@uppy/xhr-upload";

import { TransferError } from "./patience";

interface Form {
  file: File;
  url: string;
  /** Form fields to send before the file; they carry the signature. */
  fields: Record<string, string>;
  signal: AbortSignal;
  onSent: (bytes: number) => void;
}

/** Sends one file to the store in one form, in one attempt. Rejects if it did not arrive, also when it was aborted. */
export async function postForm({ file, url, fields, signal, onSent }: Form): Promise<void> {
  let status = 0;
  const uppy = new Uppy<Record<string, string>, Record<string, never>>({
    // What failed is told to the person by the queue.
    logger: { debug: () => undefined, warn: () => undefined, error: () => undefined },
  }).use(XHRUpload, {
    endpoint: url,
    fieldName: "file",
    allowedMetaFields: Object.keys(fields),
    shouldRetry: (request) => {
      status = request.status;
      return false;
    },
    // The store answers without a body.
    getResponseData: () => ({}),
  });
  const abort = () => {
    uppy.cancelAll();
  };
  signal.addEventListener("abort", abort);
  uppy.on("upload-progress", (_file, { bytesUploaded }) => {
    // The form is a little larger than the file.
    if (bytesUploaded) onSent(Math.min(bytesUploaded, file.size));
  });
  try {
    signal.throwIfAborted();
    uppy.addFile({ name: file.name, type: file.type, data: file, meta: fields });
    const result = await uppy.upload();
    signal.throwIfAborted();
    if (!result?.successful?.length) throw new TransferError(status);
  } finally {
    signal.removeEventListener("abort", abort);
    uppy.destroy();
  }
}
