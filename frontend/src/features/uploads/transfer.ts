import Uppy from "@uppy/core";
import XHRUpload from "@uppy/xhr-upload";

interface Transfer {
  file: File;
  url: string;
  /** Form fields to send before the file; they carry the signature. */
  fields: Record<string, string>;
  signal: AbortSignal;
  onProgress: (percent: number) => void;
}

/** Busy, broken and unreachable stores get another try; a refusal is final. */
const isWorthRetrying = ({ status }: XMLHttpRequest): boolean => status === 0 || status === 429 || status >= 500;

const quiet = () => undefined;

/** Sends one file to the store. Rejects if it did not arrive, also when it was aborted. */
export async function transfer({ file, url, fields, signal, onProgress }: Transfer): Promise<void> {
  const uppy = new Uppy<Record<string, string>, Record<string, never>>({
    // Whoever asked for the transfer says what went wrong; Uppy's own guesses in the console mislead.
    logger: { debug: quiet, warn: quiet, error: quiet },
  }).use(XHRUpload, {
    endpoint: url,
    fieldName: "file",
    allowedMetaFields: Object.keys(fields),
    shouldRetry: isWorthRetrying,
    // The store answers without a body.
    getResponseData: () => ({}),
  });
  const abort = () => {
    uppy.cancelAll();
  };
  signal.addEventListener("abort", abort);
  uppy.on("upload-progress", (_file, { bytesUploaded, bytesTotal }) => {
    if (bytesTotal) onProgress(Math.floor((bytesUploaded / bytesTotal) * 100));
  });
  try {
    signal.throwIfAborted();
    uppy.addFile({ name: file.name, type: file.type, data: file, meta: fields });
    const result = await uppy.upload();
    signal.throwIfAborted();
    if (!result?.successful?.length) throw new Error("The transfer did not succeed.");
  } finally {
    signal.removeEventListener("abort", abort);
    uppy.destroy();
  }
}
