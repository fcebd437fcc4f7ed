import { expect, test, vi } from "vitest";

import { exampleFile } from "@/testing/files";

import { loadBatch, saveBatch } from "./batch-store";
import { matchAbsent } from "./resume";
import { newItem, type UploadState } from "./upload-item";

const items = (count: number, state: UploadState, from = 0) =>
  Array.from({ length: count }, (_, at) => newItem(at, { name: `${state}-${String(from + at)}`, size: 1, state }));

test("what was saved is there again, without the files themselves", () => {
  saveBatch("rosa", [newItem(1, { name: "quay.jpg", size: 8, state: "paused", file: exampleFile("quay.jpg"), done: 4 })]);
  const [facts] = loadBatch("rosa");
  expect(facts).toMatchObject({ name: "quay.jpg", size: 8, state: "paused" });
  expect(facts).not.toHaveProperty("file");
  expect(facts).not.toHaveProperty("done");
  expect(loadBatch("tom")).toEqual([]);
});

test("an empty list leaves nothing behind", () => {
  saveBatch("rosa", items(1, "ready"));
  saveBatch("rosa", []);
  expect(localStorage).toHaveLength(0);
});

test("of too many, the oldest that are done with make way", () => {
  saveBatch("rosa", [...items(5, "absent"), ...items(600, "ready"), ...items(500, "rejected")]);
  const kept = loadBatch("rosa");
  expect(kept).toHaveLength(1_000);
  expect(kept.filter(({ state }) => state === "absent")).toHaveLength(5);
  expect(kept.find(({ state }) => state === "ready")?.name).toBe("ready-105");
});

test("when storage is full, what is unfinished is kept first", () => {
  const setItem = vi.spyOn(Storage.prototype, "setItem").mockImplementationOnce(() => {
    throw new DOMException("Full", "QuotaExceededError");
  });
  saveBatch("rosa", [...items(2, "ready"), ...items(1, "absent")]);
  expect(setItem).toHaveBeenCalledTimes(2);
  expect(loadBatch("rosa").map(({ name }) => name)).toEqual(["absent-0"]);
});

test("where storage is blocked, or holds something else, uploading works without it", () => {
  localStorage.setItem("uploads:rosa", "{broken");
  expect(loadBatch("rosa")).toEqual([]);
  localStorage.setItem("uploads:rosa", JSON.stringify({ version: 0, files: [{}] }));
  expect(loadBatch("rosa")).toEqual([]);
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("Blocked", "SecurityError");
  });
  expect(() => saveBatch("rosa", items(1, "absent"))).not.toThrow();
});

test("a file belongs to the entry of its name and size, as the server writes names", () => {
  const decomposed = "cafe\u0301.jpg";
  const waiting = [
    newItem(1, { name: "café.jpg", size: 3, state: "ready" }),
    newItem(2, { name: "café.jpg", size: 4, state: "absent" }),
    newItem(3, { name: "café.jpg", size: 3, state: "absent" }),
    newItem(4, { name: "café.jpg", size: 3, state: "absent", lastModified: 1_700_000_000_000 }),
  ];
  expect(matchAbsent(exampleFile(decomposed, "abc"), waiting)?.key).toBe(4);
  expect(matchAbsent(exampleFile(decomposed, "abc"), waiting.slice(0, 3))?.key).toBe(3);
  expect(matchAbsent(exampleFile("tea.jpg", "abc"), waiting)).toBeUndefined();
});
