import { TransferError } from "./patience";

/** A connection that moves nothing for so long is given up. */
const STALLED = 60_000;

interface PartOfFile {
  url: string;
  bytes: Blob;
  signal: AbortSignal;
  onSent: (bytes: number) => void;
}

/** PUTs one part to the store, in one attempt. `fetch` would not tell how far it is. */
export function putPart({ url, bytes, signal, onSent }: PartOfFile): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    let timer = 0;
    const stop = () => {
      request.abort();
      reject(signal.reason as Error);
    };
    const watch = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        request.abort();
        reject(new TransferError(0));
      }, STALLED);
    };
    request.upload.addEventListener("progress", ({ loaded }) => {
      if (signal.aborted) return;
      watch();
      onSent(Math.min(loaded, bytes.size));
    });
    request.addEventListener("loadend", () => {
      window.clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new TransferError(request.status));
    });
    signal.addEventListener("abort", stop);
    request.open("PUT", url);
    request.send(bytes);
    watch();
  });
}
