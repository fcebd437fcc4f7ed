import { http, HttpResponse } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { held } from "@/testing/answers";
import { exampleConfig } from "@/testing/examples";
import { exampleFile } from "@/testing/files";
import { eventually, settle, stopClock } from "@/testing/patience";
import { server } from "@/testing/server";
import { startUploadServer, type UploadServer } from "@/testing/upload-server";

import { stateText } from "./state-text";
import { UploadQueue } from "./upload-queue";

let uploads: UploadServer;

beforeEach(() => {
  stopClock();
  uploads = startUploadServer();
});

afterEach(() => {
  vi.useRealTimers();
});

const newQueue = () => new UploadQueue(exampleConfig, () => undefined);
const states = (queue: UploadQueue) => Object.fromEntries(queue.items().map(({ name, state }) => [name, state]));
const expectStates = (queue: UploadQueue, expected: Record<string, string>) =>
  eventually(() => {
    expect(states(queue)).toEqual(expected);
  });
const large = exampleFile("vast.png", "x".repeat(2_000), "image/png");

/** The page goes away with everything that is under way, and another one comes. */
async function reload(before: UploadQueue): Promise<UploadQueue> {
  window.dispatchEvent(new Event("pagehide"));
  const kept = localStorage.getItem("uploads:user-1");
  before.pause(...before.items().map(({ key }) => key));
  await vi.advanceTimersByTimeAsync(2_000);
  if (kept !== null) localStorage.setItem("uploads:user-1", kept);
  uploads.requests.length = 0;
  const after = newQueue();
  await after.open("user-1");
  return after;
}

test("the list is still there after a reload: what is through, what was under way, what was not begun", async () => {
  const before = newQueue();
  await before.open("user-1");
  uploads.rejections.set("cut.jpg", "The file is cut short.");
  before.add([exampleFile("quay.jpg"), exampleFile("cut.jpg")], "private");
  await expectStates(before, { "quay.jpg": "ready", "cut.jpg": "rejected" });
  uploads.storeAnswers = ["held", "held", "held"];
  before.add(["a.jpg", "b.jpg", "c.jpg", "d.jpg"].map((name) => exampleFile(name)), "private");
  await eventually(() => {
    expect(uploads.created).toHaveLength(5);
  });

  const after = await reload(before);
  expect(states(after)).toEqual({
    "quay.jpg": "ready",
    "cut.jpg": "rejected",
    "a.jpg": "absent",
    "b.jpg": "absent",
    "c.jpg": "absent",
    "d.jpg": "absent",
  });
  const quay = after.items().find(({ name }) => name === "quay.jpg");
  expect(quay).toMatchObject({ imageId: "upload-1", receipt: { size: 8 }, visibility: "private" });
  expect(after.items().find(({ name }) => name === "cut.jpg")?.detail).toBe("The file is cut short.");

  uploads.storeAnswers = [];
  after.add(["a.jpg", "b.jpg", "c.jpg", "d.jpg"].map((name) => exampleFile(name)), "public");
  await eventually(() => {
    expect(Object.values(states(after))).toEqual(["ready", "rejected", "ready", "ready", "ready", "ready"]);
  });
  // Only the one that had not been begun, and for those whom it was meant for.
  expect(uploads.created).toHaveLength(6);
  expect(uploads.created.every(({ visibility }) => visibility === "private")).toBe(true);
});

test("a large file goes on with the missing parts when it is chosen again", async () => {
  const before = newQueue();
  await before.open("user-1");
  uploads.storeAnswers = ["held", "held", "held", "held"];
  before.add([large], "public");
  await eventually(() => {
    expect(uploads.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(4);
  });
  uploads.held.get("upload-1")?.parts.push({ number: 1, size: 100 }, { number: 4, size: 100 });

  const after = await reload(before);
  await expectStates(after, { "vast.png": "absent" });
  uploads.storeAnswers = [];
  after.add([large], "public");
  await expectStates(after, { "vast.png": "ready" });
  const sent = uploads.requests.filter((request) => request.startsWith("PUT"));
  expect(sent).toHaveLength(18);
  expect(sent).not.toContain("PUT 1");
  expect(uploads.created).toHaveLength(1);
});

test("what had arrived is followed to its verdict without the file", async () => {
  uploads.isQuick = false;
  const before = newQueue();
  await before.open("user-1");
  before.add([exampleFile("quay.jpg")], "public");
  await expectStates(before, { "quay.jpg": "checking" });
  const after = await reload(before);
  uploads.judge();
  await expectStates(after, { "quay.jpg": "ready" });
});

test("what became ready while nobody looked is ready", async () => {
  uploads.isQuick = false;
  const before = newQueue();
  await before.open("user-1");
  before.add([exampleFile("quay.jpg")], "public");
  await expectStates(before, { "quay.jpg": "checking" });
  uploads.judge();
  const after = await reload(before);
  await expectStates(after, { "quay.jpg": "ready" });
});

test("what was begun on another device waits for its file; what has arrived there is followed", async () => {
  const sha256 = "0".repeat(64);
  uploads.begin({ filename: "elsewhere.jpg", size: 13, sha256: null });
  uploads.begin({ filename: "arrived.jpg", size: 5, state: "processing", sha256 });
  const queue = newQueue();
  await queue.open("user-1");
  await expectStates(queue, { "elsewhere.jpg": "absent", "arrived.jpg": "checking" });
  const [waiting] = queue.items();
  expect(waiting && stateText(waiting)).toBe("Waiting for you: choose it again to go on (13 bytes)");

  queue.add([exampleFile("elsewhere.jpg")], "public");
  uploads.judge();
  await expectStates(queue, { "elsewhere.jpg": "ready", "arrived.jpg": "ready" });
  expect(uploads.created).toHaveLength(0);
});

test("a large one tells how much of it has arrived", async () => {
  const size = 20_000_000;
  const { id } = uploads.begin({ filename: "vast.png", size });
  uploads.held.get(id)?.parts.push({ number: 1, size: 8_388_608 });
  const queue = newQueue();
  await queue.open("user-1");
  const [waiting] = queue.items();
  expect(waiting && stateText(waiting)).toContain("(8.4 MB of 20 MB have arrived)");
});

test("another file of the same name and size is told apart and sent as a new one", async () => {
  uploads.begin({ id: "old", filename: "quay.jpg", size: 8, sha256: "0".repeat(64) });
  const queue = newQueue();
  await queue.open("user-1");
  queue.add([exampleFile("quay.jpg")], "public");
  await eventually(() => {
    expect(queue.items().map(({ state }) => state)).toEqual(["absent", "ready"]);
  });
  expect(queue.items()[0]?.detail).toContain("another file of this name and size");
  expect(uploads.created).toHaveLength(1);
  expect(uploads.held.get("old")?.upload.state).toBe("awaiting_upload");
});

test("an upload that has expired meanwhile begins anew with the file", async () => {
  const before = newQueue();
  await before.open("user-1");
  uploads.storeAnswers = ["held"];
  before.add([exampleFile("quay.jpg")], "public");
  await expectStates(before, { "quay.jpg": "sending" });
  uploads.held.clear();
  const after = await reload(before);
  await expectStates(after, { "quay.jpg": "absent" });
  after.add([exampleFile("quay.jpg")], "public");
  await expectStates(after, { "quay.jpg": "ready" });
  expect(uploads.created).toHaveLength(2);
});

test("the list belongs to one person", async () => {
  const before = newQueue();
  await before.open("user-1");
  before.add([exampleFile("quay.jpg")], "public");
  await expectStates(before, { "quay.jpg": "ready" });
  window.dispatchEvent(new Event("pagehide"));
  const other = newQueue();
  await other.open("user-2");
  expect(other.items()).toEqual([]);
});

test("a second tab leaves the list to the first", async () => {
  uploads.begin({ filename: "elsewhere.jpg", size: 13 });
  const request = () => Promise.reject(new DOMException("Timed out", "TimeoutError"));
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator) as Navigator, { locks: { request } }));
  const queue = newQueue();
  await queue.open("user-1");
  await settle();
  vi.unstubAllGlobals();
  expect(queue.items()).toEqual([]);
  expect(uploads.requests).toEqual([]);
});

test("what this page has just asked for is not told a second time, as if it waited for its file", async () => {
  uploads.createAnswers = ["lost"];
  const asked = held(null);
  server.use(
    http.get("/api/v1/uploads", async () => {
      await asked.content;
      return HttpResponse.json({ results: [...uploads.held.values()].map(({ upload }) => upload), next_cursor: null });
    }),
  );
  const queue = newQueue();
  const opened = queue.open("user-1");
  queue.add([exampleFile("quay.jpg")], "private");
  await eventually(() => {
    expect(uploads.created).toHaveLength(1);
  });
  asked.release();
  await opened;
  expect(queue.items().map(({ name }) => name)).toEqual(["quay.jpg"]);
});
