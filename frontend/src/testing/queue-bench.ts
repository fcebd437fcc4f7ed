import { afterEach, beforeEach, expect, vi } from "vitest";

import type { UploadItem } from "@/features/uploads/queue/upload-item";
import { UploadQueue } from "@/features/uploads/queue/upload-queue";

import { exampleConfig } from "./examples";
import { eventually, stopClock } from "./patience";
import { startUploadServer, type UploadServer } from "./upload-server";

/** A queue of uploads with its server, new for each test of the file, whose clock goes on only while one waits. */
export class QueueBench {
  readonly onReady = vi.fn();
  uploads!: UploadServer;
  queue!: UploadQueue;

  constructor() {
    beforeEach(() => {
      stopClock();
      this.uploads = startUploadServer();
      this.onReady.mockClear();
      this.queue = new UploadQueue(exampleConfig, this.onReady);
    });
    afterEach(() => {
      vi.useRealTimers();
    });
  }

  states = () => Object.fromEntries(this.queue.items().map(({ name, state }) => [name, state]));

  item = (name: string): UploadItem => {
    const found = this.queue.items().find((entry) => entry.name === name);
    if (!found) throw new Error(`${name} is not in the list.`);
    return found;
  };

  expectStates = (expected: Record<string, string>) =>
    eventually(() => {
      expect(this.states()).toEqual(expected);
    });
}
