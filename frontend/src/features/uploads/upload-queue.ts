import { ApiError, errorText, isSessionEnded } from "@/lib/api/errors";
import type { Image, Visibility } from "@/lib/api/types";
import type { Config } from "@/lib/initial-data";

import { checkFile } from "./check-file";
import { awaitVerdict, Rejection, sendFile } from "./send";
import { isUnderWay, type UploadItem } from "./upload-item";

const AT_ONCE = 3;

type Limits = Pick<Config, "accepted_types" | "max_upload_bytes">;

/** The files being uploaded: survives page changes, tells React of each change through `subscribe`. */
export class UploadQueue {
  #items: readonly UploadItem[] = [];
  #nextId = 1;
  #sending = 0;
  readonly #aborts = new Map<number, AbortController>();
  readonly #listeners = new Set<() => void>();
  readonly #limits: Limits;
  readonly #onReady: (image: Image) => void;

  constructor(limits: Limits, onReady: (image: Image) => void) {
    this.#limits = limits;
    this.#onReady = onReady;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly items = (): readonly UploadItem[] => this.#items;

  add(files: readonly File[], visibility: Visibility): void {
    const added = files.map((file): UploadItem => {
      const { refusal } = checkFile(file, this.#limits);
      return {
        id: this.#nextId++,
        file,
        visibility,
        previewUrl: refusal === null ? URL.createObjectURL(file) : null,
        state: refusal === null ? "waiting" : "refused",
        percent: 0,
        detail: refusal,
        isSessionEnded: false,
        imageId: null,
      };
    });
    this.#publish([...this.#items, ...added]);
    this.#work();
  }

  retry(id: number): void {
    this.#change(id, { state: "waiting", percent: 0, detail: null, isSessionEnded: false });
    this.#work();
  }

  /** Takes a file off the list; what is under way is stopped. */
  remove(id: number): void {
    this.#aborts.get(id)?.abort();
    this.#drop((item) => item.id === id);
  }

  clearFinished(): void {
    this.#drop((item) => !isUnderWay(item));
  }

  #drop(isDropped: (item: UploadItem) => boolean): void {
    for (const item of this.#items) if (isDropped(item) && item.previewUrl) URL.revokeObjectURL(item.previewUrl);
    this.#publish(this.#items.filter((item) => !isDropped(item)));
  }

  #work(): void {
    for (const item of this.#items) {
      if (this.#sending >= AT_ONCE) return;
      if (item.state === "waiting" && !this.#aborts.has(item.id)) void this.#upload(item);
    }
  }

  async #upload(item: UploadItem): Promise<void> {
    const abort = new AbortController();
    this.#aborts.set(item.id, abort);
    try {
      const uploadId = await this.#send(item, abort.signal);
      const image = await awaitVerdict(uploadId, abort.signal);
      this.#change(item.id, { state: "ready", imageId: image?.id ?? null });
      if (image) this.#onReady(image);
    } catch (error) {
      if (!abort.signal.aborted) this.#change(item.id, outcome(error));
    } finally {
      this.#aborts.delete(item.id);
    }
  }

  /** Only sending takes one of the few places; checking happens on the server. */
  async #send(item: UploadItem, signal: AbortSignal): Promise<string> {
    const { contentType, refusal } = checkFile(item.file, this.#limits);
    if (refusal !== null) throw new Rejection(refusal);
    this.#sending += 1;
    try {
      return await sendFile(item, contentType, {
        onSending: (percent) => {
          this.#change(item.id, { state: "sending", percent });
        },
        onChecking: () => {
          this.#change(item.id, { state: "checking", percent: 100 });
        },
        signal,
      });
    } finally {
      this.#sending -= 1;
      // After this upload has settled its own state.
      queueMicrotask(() => {
        this.#work();
      });
    }
  }

  #change(id: number, changes: Partial<UploadItem>): void {
    this.#publish(this.#items.map((item) => (item.id === id ? { ...item, ...changes } : item)));
  }

  #publish(items: readonly UploadItem[]): void {
    this.#items = items;
    this.#listeners.forEach((listener) => {
      listener();
    });
  }
}

function outcome(error: unknown): Partial<UploadItem> {
  if (error instanceof Rejection) return { state: "refused", detail: error.message };
  const isRefusal = error instanceof ApiError && error.status === 400;
  return { state: isRefusal ? "refused" : "failed", detail: errorText(error), isSessionEnded: isSessionEnded(error) };
}
