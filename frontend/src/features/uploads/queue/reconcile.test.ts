import { expect, test } from "vitest";

import { secondsLeft, withSample, type Sample } from "./pace";
import { progressOf, progressText, reasons, reconcile, reconciliationText, summary } from "./reconcile";
import { report } from "./report";
import { newItem, type UploadItem, type UploadState } from "./upload-item";

const STATES: UploadState[] = [
  "waiting",
  "reading",
  "asking",
  "sending",
  "offline",
  "paused",
  "absent",
  "blocked",
  "checking",
  "ready",
  "skipped",
  "rejected",
  "failed",
];

let key = 0;
const item = (state: UploadState, changes: Partial<UploadItem> = {}) =>
  newItem((key += 1), { name: `${state}.jpg`, size: 100, state, isRead: true, ...changes });

test("every file is accounted for exactly once, whatever its state", () => {
  const items = STATES.map((state) => item(state));
  const found = Object.values(reconcile(items)).flat();
  expect(found).toHaveLength(items.length);
  expect(new Set(found)).toEqual(new Set(items));
});

test("the result names each outcome that there is", () => {
  const items = [item("ready"), item("ready"), item("rejected"), item("skipped"), item("failed"), item("absent")];
  expect(reconciliationText(items)).toBe(
    "2 ready, 1 not accepted, 1 skipped as a duplicate, 1 not sent, 1 waiting for you",
  );
  expect(reconciliationText([item("skipped"), item("skipped")])).toBe("2 skipped as duplicates");
});

test("the heading tells what goes on, and the result once nothing does", () => {
  expect(summary([item("sending"), item("waiting"), item("ready")])).toBe("Sending 2 pictures");
  expect(summary([item("offline"), item("waiting")])).toBe("Waiting for a connection");
  expect(summary([item("checking"), item("ready")])).toBe("Checking 1 picture");
  expect(summary([item("ready"), item("absent")])).toBe("1 ready, 1 waiting for you");
});

test("progress is of bytes and of files; what waits for an answer does not count, nor do bytes only read", () => {
  const items = [
    item("ready"),
    item("checking"),
    item("sending", { done: 50, size: 200 }),
    item("reading", { done: 90, isRead: false }),
    item("asking"),
    item("rejected"),
    item("ready", { isRestored: true }),
  ];
  const progress = progressOf(items);
  expect(progress).toEqual({ files: { done: 1, total: 4 }, bytes: { done: 250, total: 500 }, percent: 50 });
  expect(progressText(progress)).toBe("1 of 4 pictures · 250 bytes of 500 bytes");
});

test("files with the same reason stand together, the most frequent first", () => {
  const items = [
    item("rejected", { name: "a", detail: "Empty." }),
    item("rejected", { name: "b", detail: "Cut short." }),
    item("rejected", { name: "c", detail: "Cut short." }),
  ];
  expect(reasons(items)).toEqual([
    { reason: "Cut short.", names: ["b", "c"] },
    { reason: "Empty.", names: ["a"] },
  ]);
});

test("the report has a line for each file, with the receipt of what is stored", () => {
  const receipt = { sha256: "ab".repeat(32), size: 100, stored_at: "2026-03-01T12:00:00Z" };
  const items = [item("ready", { imageId: "i1", receipt }), item("rejected", { name: "a\tb.jpg", detail: "Cut short." })];
  const lines = report(items).split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toBe(`ready.jpg\t100\tReady\t${receipt.sha256}\t2026-03-01T12:00:00Z\t${window.location.origin}/i/i1`);
  expect(lines[2]).toBe("a b.jpg\t100\tCut short.\t\t\t");
});

test("the time left follows the pace of the last seconds", () => {
  const samples = [0, 1, 2, 3, 4].reduce<Sample[]>(
    (known, second) => withSample(known, { at: second * 1_000, bytes: second * 500 }),
    [],
  );
  expect(secondsLeft(samples, 5_000)).toBe(10);
  expect(secondsLeft(samples.slice(0, 2), 5_000)).toBeNull();
  expect(withSample(samples, { at: 60_000, bytes: 9_000 })).toHaveLength(1);
  expect(withSample(samples, { at: 5_000, bytes: 0 })).toEqual([{ at: 5_000, bytes: 0 }]);
});

test("at a standstill nobody knows", () => {
  expect(secondsLeft([{ at: 0, bytes: 7 }, { at: 9_000, bytes: 7 }], 100)).toBeNull();
});
