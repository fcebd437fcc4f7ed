import { createContext } from "react";

import type { UploadQueue } from "./queue/upload-queue";

/** Where the one queue of a page load is kept: made when it is first asked for, as its code comes after the page's. */
export class QueuePlace {
  #queue: UploadQueue | null = null;

  get(make: () => UploadQueue): UploadQueue {
    this.#queue ??= make();
    return this.#queue;
  }
}

export const QueueContext = createContext<QueuePlace | null>(null);
