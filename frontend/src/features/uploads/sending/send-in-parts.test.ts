import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { setOnline } from "@/testing/connection";
import { exampleFile } from "@/testing/files";
import { eventually, settle, stopClock } from "@/testing/patience";
import { startUploadServer, type UploadServer } from "@/testing/upload-server";

import { sendInParts } from "./send-in-parts";

let uploads: UploadServer;

beforeEach(() => {
  stopClock();
  uploads = startUploadServer();
});

afterEach(() => {
  vi.useRealTimers();
});

const file = exampleFile("large.png", "x".repeat(950));

function send({ isFresh = true, signal = new AbortController().signal } = {}) {
  const onSent = vi.fn<(bytes: number) => void>();
  const onOffline = vi.fn<(isOffline: boolean) => void>();
  const state = { outcome: "under way" };
  const plan = { part_size: 100, part_count: 10 };
  sendInParts({ file, uploadId: "upload-1", plan, isFresh, signal, onSent, onOffline }).then(
    () => (state.outcome = "done"),
    (error: unknown) => (state.outcome = String(error)),
  );
  return { state, onSent, onOffline };
}

async function done(state: { outcome: string }) {
  await eventually(() => {
    expect(state.outcome).toBe("done");
  });
}

const puts = () => uploads.requests.filter((request) => request.startsWith("PUT"));
const allParts = Array.from({ length: 10 }, (_, at) => `PUT ${String(at + 1)}`);

function begin(arrived: number[] = []) {
  uploads.begin({ id: "upload-1", size: 950 });
  uploads.held.get("upload-1")?.parts.push(...arrived.map((number) => ({ number, size: number === 10 ? 50 : 100 })));
}

test("every part is sent once, then they are put together; progress counts bytes", async () => {
  begin();
  const { state, onSent } = send();
  await done(state);
  expect(puts().toSorted()).toEqual(allParts.toSorted());
  expect(uploads.requests.at(-1)).toBe("complete");
  expect(uploads.count("parts")).toBe(0);
  expect(onSent).toHaveBeenLastCalledWith(950);
  expect(onSent.mock.calls.every(([bytes]) => bytes <= 950)).toBe(true);
});

test("signatures are asked for eight at a time", async () => {
  begin();
  await done(send().state);
  expect(uploads.signed).toEqual([
    [1, 2, 3, 4, 5, 6, 7, 8],
    [9, 10],
  ]);
});

test("going on sends only the parts that are missing", async () => {
  begin([1, 2, 5, 10]);
  const { state, onSent } = send({ isFresh: false });
  await done(state);
  expect(puts().toSorted()).toEqual(["PUT 3", "PUT 4", "PUT 6", "PUT 7", "PUT 8", "PUT 9"]);
  expect(onSent).toHaveBeenNthCalledWith(1, 350);
});

test("a store that is busy is asked again after a while", async () => {
  begin();
  uploads.storeAnswers = [503, "lost"];
  const { state } = send();
  await done(state);
  expect(puts()).toHaveLength(12);
});

test("a signature that is over is replaced", async () => {
  begin();
  uploads.storeAnswers = [403];
  const { state } = send();
  await done(state);
  expect(uploads.signed.flat().filter((number) => number === 1)).toHaveLength(2);
});

test("parts that the store does not have after all are sent again", async () => {
  begin();
  uploads.beforeComplete = (held) => held.parts.splice(0, 10, ...held.parts.filter(({ number }) => number > 2));
  const { state } = send();
  await done(state);
  expect(puts().slice(10).toSorted()).toEqual(["PUT 1", "PUT 2"]);
});

test("parts that are together already need nothing more", async () => {
  begin();
  uploads.held.set("upload-1", { upload: uploads.begin({ id: "upload-1", size: 950, state: "processing" }), parts: [] });
  const { state } = send({ isFresh: false });
  await done(state);
  expect(uploads.requests).toEqual(["parts"]);
});

test("a part that the store refuses for good stops the others", async () => {
  begin();
  uploads.storeAnswers = [400];
  const { state } = send();
  await eventually(() => {
    expect(state.outcome).toContain("(400)");
  });
  await settle();
  expect(puts().length).toBeLessThan(10);
});

test("without a connection it waits, and goes on where it was", async () => {
  begin();
  setOnline(false);
  const { state, onOffline } = send();
  await settle();
  expect(puts()).toHaveLength(0);
  expect(onOffline).toHaveBeenCalledWith(true);
  setOnline(true);
  await done(state);
  expect(onOffline).toHaveBeenLastCalledWith(false);
  expect(puts()).toHaveLength(10);
});

test("calling off stops what is being sent", async () => {
  begin();
  uploads.storeAnswers = ["held", "held", "held", "held"];
  const abort = new AbortController();
  const { state } = send({ signal: abort.signal });
  await eventually(() => {
    expect(puts()).toHaveLength(4);
  });
  abort.abort(new Error("paused"));
  await eventually(() => {
    expect(state.outcome).toBe("Error: paused");
  });
  await settle();
  expect(puts()).toHaveLength(4);
});
