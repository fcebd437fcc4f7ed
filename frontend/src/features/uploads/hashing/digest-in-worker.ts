import { digestOf } from "./digest";

/** What the worker says. */
export type Told = { read: number } | { digest: string } | { error: string };

/** The file cannot be read: moved, changed or deleted since it was chosen. */
export class Unreadable extends Error {}

interface Options {
  onRead: (bytes: number) => void;
  signal: AbortSignal;
}

/** SHA-256 of a file, computed beside the page so that the page stays quick. */
export async function digestInWorker(file: Blob, { onRead, signal }: Options): Promise<string> {
  signal.throwIfAborted();
  const worker = startWorker();
  if (!worker) {
    return digestOf(file, onRead, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      throw new Unreadable(String(error));
    });
  }
  try {
    return await new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => {
        reject(signal.reason as Error);
      });
      worker.addEventListener("message", ({ data }: MessageEvent<Told>) => {
        if ("read" in data) onRead(data.read);
        else if ("digest" in data) resolve(data.digest);
        else reject(new Unreadable(data.error));
      });
      // Its script could not be loaded.
      worker.addEventListener("error", () => {
        digestOf(file, onRead, signal).then(resolve, reject);
      });
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}

/** Null where workers are not to be had, as when the script comes from another origin in development. */
function startWorker(): Worker | null {
  if (typeof Worker === "undefined") return null;
  try {
    return new Worker(new URL("./digest-worker.ts", import.meta.url), { type: "module" });
  } catch {
    return null;
  }
}
