import { ApiError } from "@/lib/api/errors";
import type { Upload } from "@/lib/api/types";

import { getOpenUploads } from "../api/get-open-uploads";
import { getUpload } from "../api/get-upload";

const FIRST_WAIT = 700;
const LONGEST_WAIT = 10_000;
/** Up to so many are asked about one by one; of more, the list tells which to ask about. */
const FEW = 4;

interface Followed {
  resolve: (upload: Upload) => void;
  reject: (error: unknown) => void;
  onUpdate: (upload: Upload) => void;
}

/** Asks, less and less often, what the server has made of the files that have arrived; one loop for all of them. */
export class Follower {
  readonly #followed = new Map<string, Followed>();
  #wait = FIRST_WAIT;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isAsking = false;

  /** The upload once it is ready or rejected; `onUpdate` learns of it while it takes its time. */
  verdict(uploadId: string, signal: AbortSignal, onUpdate: (upload: Upload) => void): Promise<Upload> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      this.#followed.set(uploadId, { resolve, reject, onUpdate });
      signal.addEventListener("abort", () => {
        this.#followed.delete(uploadId);
        reject(signal.reason as Error);
      });
      this.#wait = FIRST_WAIT;
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isAsking) return;
    clearTimeout(this.#timer);
    if (this.#followed.size > 0) this.#timer = setTimeout(() => void this.#ask(), this.#wait);
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    this.#wait = Math.min(this.#wait * 1.5, LONGEST_WAIT);
    try {
      if (navigator.onLine) for (const uploadId of await this.#suspects()) await this.#askAbout(uploadId);
    } catch {
      // A question that got lost is asked again.
    } finally {
      this.#isAsking = false;
      this.#schedule();
    }
  }

  /** Of many uploads, those that are no longer on their way. */
  async #suspects(): Promise<string[]> {
    const followed = [...this.#followed.keys()];
    if (followed.length <= FEW) return followed;
    const open = new Map((await getOpenUploads()).map((upload) => [upload.id, upload]));
    for (const uploadId of followed) {
      const upload = open.get(uploadId);
      if (upload) this.#followed.get(uploadId)?.onUpdate(upload);
    }
    return followed.filter((uploadId) => !open.has(uploadId));
  }

  async #askAbout(uploadId: string): Promise<void> {
    const settle = (how: (followed: Followed) => void) => {
      const followed = this.#followed.get(uploadId);
      this.#followed.delete(uploadId);
      if (followed) how(followed);
    };
    try {
      const upload = await getUpload(uploadId);
      if (upload.state === "ready" || upload.state === "rejected") settle(({ resolve }) => resolve(upload));
      else this.#followed.get(uploadId)?.onUpdate(upload);
    } catch (error) {
      // An answer such as 401 or 404 is final.
      const isFinal = error instanceof ApiError && error.status < 500 && error.status !== 429;
      if (isFinal) settle(({ reject }) => reject(error));
    }
  }
}
