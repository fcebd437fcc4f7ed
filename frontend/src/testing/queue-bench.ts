import { afterEach, beforeEach, expect, vi } from "vitest";

import type { UploadItem } from "@/features/uploads/queue/upload-item";
import { UploadQueue } from "@/features/uploads/queue/upload-queue";

import { exampleConfig } from "./examples";
import { eventually, stopClock } from "./patience";
import { startUploadServer, type UploadServer } from "./upload-server";

/** An upload server for each test of the file, whose clock goes on only while one waits. */
export class UploadsBench {
  uploads!: UploadServer;

  constructor() {
    beforeEach(() => {
      stopClock();
      this.uploads = startUploadServer();
    });
    afterEach(() => {
      vi.useRealTimers();
    });
  }

  /** The page goes away with everything that is under way, and another one comes. */
  async reload(before: UploadQueue): Promise<UploadQueue> {
    window.dispatchEvent(new Event("pagehide"));
    const kept = localStorage.getItem("uploads:user-1");
    before.pause(...before.items().map(({ key }) => key));
    await vi.advanceTimersByTimeAsync(2_000);
    if (kept !== null) localStorage.setItem("uploads:user-1", kept);
    this.uploads.requests.length = 0;
    const after = newQueue();
    await after.open("user-1");
    return after;
  }
}

/** With a queue that is new for each test. */
export class QueueBench extends UploadsBench {
  readonly onReady = vi.fn();
  queue!: UploadQueue;

  constructor() {
    super();
    beforeEach(() => {
      this.onReady.mockClear();
      this.queue = newQueue(this.onReady);
    });
  }

  states = () => states(this.queue);
  expectStates = (expected: Record<string, string>) => expectStates(this.queue, expected);

  item = (name: string): UploadItem => {
    const found = this.queue.items().find((entry) => entry.name === name);
    if (!found) throw new Error(`${name} is not in the list.`);
    return found;
  };
}

export const newQueue = (onReady: () => void = () => undefined) => new UploadQueue(exampleConfig, onReady);

export const states = (queue: UploadQueue) =>
  Object.fromEntries(queue.items().map(({ name, state }) => [name, state]));

export const expectStates = (queue: UploadQueue, expected: Record<string, string>) =>
  eventually(() => {
    expect(states(queue)).toEqual(expected);
  });
