import { afterEach, expect, test, vi } from "vitest";

import { exampleFile } from "@/testing/files";

import { digestOf } from "./digest";
import { digestInWorker, Unreadable } from "./digest-in-worker";

// FIPS 180-4, and the empty message.
const ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const options = () => ({ onRead: vi.fn(), signal: new AbortController().signal });

afterEach(() => {
  vi.unstubAllGlobals();
});

test("the digest is SHA-256", async () => {
  expect(await digestOf(exampleFile("a.jpg", "abc"), vi.fn())).toBe(ABC);
  expect(await digestOf(exampleFile("a.jpg", ""), vi.fn())).toBe(NOTHING);
});

test("a file of several slices has the digest of the whole, and tells how far it is", async () => {
  const bytes = new Uint8Array(9 * 1024 * 1024).fill(7);
  const read: number[] = [];
  const digest = await digestOf(new Blob([bytes]), (count) => read.push(count));
  const expected = await crypto.subtle.digest("SHA-256", bytes);
  expect(digest).toBe(Buffer.from(expected).toString("hex"));
  expect(read).toEqual([4 * 1024 * 1024, 8 * 1024 * 1024, 9 * 1024 * 1024]);
});

class StandInWorker extends EventTarget {
  static answer: unknown;
  static isTerminated = false;

  postMessage() {
    queueMicrotask(() => {
      const { answer } = StandInWorker;
      this.dispatchEvent(answer === "broken" ? new Event("error") : new MessageEvent("message", { data: answer }));
    });
  }

  terminate() {
    StandInWorker.isTerminated = true;
  }
}

test("the worker is asked where there is one, and let go afterwards", async () => {
  vi.stubGlobal("Worker", StandInWorker);
  StandInWorker.answer = { digest: "from-the-worker" };
  expect(await digestInWorker(exampleFile("a.jpg", "abc"), options())).toBe("from-the-worker");
  expect(StandInWorker.isTerminated).toBe(true);
});

test("without a worker, or when its script cannot be loaded, the page computes it", async () => {
  expect(await digestInWorker(exampleFile("a.jpg", "abc"), options())).toBe(ABC);
  vi.stubGlobal("Worker", StandInWorker);
  StandInWorker.answer = "broken";
  expect(await digestInWorker(exampleFile("a.jpg", "abc"), options())).toBe(ABC);
});

test("a file that cannot be read any more is told apart from other failures", async () => {
  vi.stubGlobal("Worker", StandInWorker);
  StandInWorker.answer = { error: "NotReadableError" };
  await expect(digestInWorker(exampleFile("a.jpg"), options())).rejects.toThrow(Unreadable);
});

test("reading stops when it is called off", async () => {
  const abort = new AbortController();
  abort.abort();
  await expect(digestInWorker(exampleFile("a.jpg"), { onRead: vi.fn(), signal: abort.signal })).rejects.toThrow("abort");
});
