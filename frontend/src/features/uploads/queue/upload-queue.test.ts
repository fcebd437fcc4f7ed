import { expect, test } from "vitest";

import { exampleFile } from "@/testing/files";
import { eventually, settle } from "@/testing/patience";
import { QueueBench } from "@/testing/queue-bench";

import { reconciliationText } from "./reconcile";

const bench = new QueueBench();
const large = (name: string) => exampleFile(name, name + "x".repeat(2_000), "image/png");

/** Of the text "quay.jpg", which is what the example of that name holds. */
const digestOfQuay = async () => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("quay.jpg"));
  return Buffer.from(digest).toString("hex");
};

test("a file is read, announced with its digest, sent, and followed until it is ready", async () => {
  bench.queue.add([exampleFile("quay.jpg")], "unlisted");
  await bench.expectStates({ "quay.jpg": "ready" });
  const sha256 = await digestOfQuay();
  expect(bench.uploads.created).toEqual([
    { filename: "quay.jpg", content_type: "image/jpeg", size: 8, sha256, visibility: "unlisted", title: "" },
  ]);
  expect(bench.item("quay.jpg")).toMatchObject({ imageId: "upload-1", isLocationRemoved: true, receipt: { sha256, size: 8 } });
  expect(bench.onReady).toHaveBeenCalledOnce();
});

test("a large file goes in parts", async () => {
  bench.queue.add([large("vast.png")], "public");
  await bench.expectStates({ "vast.png": "ready" });
  expect(bench.uploads.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(21);
  expect(bench.uploads.count("complete")).toBe(1);
});

test("of many files, three are on their way at once, and all arrive", async () => {
  bench.uploads.storeAnswers = ["held", "held", "held"];
  bench.queue.add(
    Array.from({ length: 8 }, (_, at) => exampleFile(`${String(at)}.jpg`)),
    "public",
  );
  await eventually(() => {
    expect(bench.uploads.count("POST file")).toBe(3);
  });
  await settle();
  expect(bench.uploads.created).toHaveLength(3);
  const stuck = bench.queue.items().filter(({ state }) => state === "sending");
  bench.queue.pause(...stuck.map(({ key }) => key));
  bench.queue.resume(...stuck.map(({ key }) => key));
  await eventually(() => {
    expect(reconciliationText(bench.queue.items())).toBe("8 ready");
  });
});

test("what is no picture is refused before it is read, and does not hold up the others", async () => {
  bench.queue.add([exampleFile("notes.txt", "x", "text/plain"), exampleFile("quay.jpg")], "public");
  await bench.expectStates({ "notes.txt": "rejected", "quay.jpg": "ready" });
  expect(bench.item("notes.txt").detail).toContain("JPEG or PNG");
  expect(bench.uploads.created).toHaveLength(1);
});

test("what the server rejects keeps the reason, and can be sent again as a new upload", async () => {
  bench.uploads.rejections.set("quay.jpg", "The file is cut short.");
  bench.queue.add([exampleFile("quay.jpg")], "public");
  await bench.expectStates({ "quay.jpg": "rejected" });
  expect(bench.item("quay.jpg").detail).toBe("The file is cut short.");

  bench.uploads.rejections.clear();
  bench.queue.retry(bench.item("quay.jpg").key);
  await bench.expectStates({ "quay.jpg": "ready" });
  expect(bench.uploads.created).toHaveLength(2);
});

test("a duplicate waits for an answer before a byte is sent; skipping calls it off", async () => {
  bench.uploads.duplicates.set(await digestOfQuay(), "image-7");
  bench.queue.add([exampleFile("quay.jpg")], "public");
  await bench.expectStates({ "quay.jpg": "asking" });
  expect(bench.item("quay.jpg").duplicateOf).toBe("image-7");
  expect(bench.uploads.count("POST file")).toBe(0);

  bench.queue.answer("skip", bench.item("quay.jpg").key);
  await bench.expectStates({ "quay.jpg": "skipped" });
  await eventually(() => {
    expect(bench.uploads.held.size).toBe(0);
  });
});

test("a duplicate that is to be kept goes on with the same upload", async () => {
  bench.uploads.duplicates.set(await digestOfQuay(), "image-7");
  bench.queue.add([exampleFile("quay.jpg")], "public");
  await bench.expectStates({ "quay.jpg": "asking" });
  bench.queue.answer("keep", bench.item("quay.jpg").key);
  await bench.expectStates({ "quay.jpg": "ready" });
  expect(bench.uploads.created).toHaveLength(1);
});

test("the same file twice in one batch is asked about once", async () => {
  bench.queue.add([exampleFile("quay.jpg", "same"), exampleFile("copy.jpg", "same")], "public");
  await eventually(() => {
    expect(Object.values(bench.states()).toSorted()).toEqual(["asking", "ready"]);
  });
  const asking = bench.queue.items().find(({ state }) => state === "asking");
  expect([asking?.name, asking?.twin].toSorted()).toEqual(["copy.jpg", "quay.jpg"]);
  bench.queue.answer("keep", asking?.key ?? 0);
  await bench.expectStates({ "quay.jpg": "ready", "copy.jpg": "ready" });
});

test("one answer holds for all duplicates of a batch, also for those found later", async () => {
  bench.uploads.duplicates.set(await digestOfQuay(), "image-7");
  bench.uploads.storeAnswers = ["held"];
  bench.queue.add([exampleFile("quay.jpg"), exampleFile("slow.jpg")], "public");
  await bench.expectStates({ "quay.jpg": "asking", "slow.jpg": "sending" });
  bench.queue.answerAll("skip");
  bench.queue.add([exampleFile("late.jpg", "quay.jpg")], "public");
  await bench.expectStates({ "quay.jpg": "skipped", "slow.jpg": "sending", "late.jpg": "skipped" });
});
