import { expect, test } from "vitest";

import { exampleFile } from "@/testing/files";
import { eventually } from "@/testing/patience";
import { expectStates, newQueue, states, UploadsBench } from "@/testing/queue-bench";

import { stateText } from "./state-text";

const bench = new UploadsBench();
const large = exampleFile("vast.png", "x".repeat(2_000), "image/png");

test("the list is still there after a reload: what is through, what was under way, what was not begun", async () => {
  const before = newQueue();
  await before.open("user-1");
  bench.uploads.rejections.set("cut.jpg", "The file is cut short.");
  before.add([exampleFile("quay.jpg"), exampleFile("cut.jpg")], "private");
  await expectStates(before, { "quay.jpg": "ready", "cut.jpg": "rejected" });
  bench.uploads.storeAnswers = ["held", "held", "held"];
  before.add(["a.jpg", "b.jpg", "c.jpg", "d.jpg"].map((name) => exampleFile(name)), "private");
  await eventually(() => {
    expect(bench.uploads.created).toHaveLength(5);
  });

  const after = await bench.reload(before);
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

  bench.uploads.storeAnswers = [];
  after.add(["a.jpg", "b.jpg", "c.jpg", "d.jpg"].map((name) => exampleFile(name)), "public");
  await eventually(() => {
    expect(Object.values(states(after))).toEqual(["ready", "rejected", "ready", "ready", "ready", "ready"]);
  });
  // Only the one that had not been begun, and for those whom it was meant for.
  expect(bench.uploads.created).toHaveLength(6);
  expect(bench.uploads.created.every(({ visibility }) => visibility === "private")).toBe(true);
});

test("a large file goes on with the missing parts when it is chosen again", async () => {
  const before = newQueue();
  await before.open("user-1");
  bench.uploads.storeAnswers = ["held", "held", "held", "held"];
  before.add([large], "public");
  await eventually(() => {
    expect(bench.uploads.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(4);
  });
  bench.uploads.held.get("upload-1")?.parts.push({ number: 1, size: 100 }, { number: 4, size: 100 });

  const after = await bench.reload(before);
  await expectStates(after, { "vast.png": "absent" });
  bench.uploads.storeAnswers = [];
  after.add([large], "public");
  await expectStates(after, { "vast.png": "ready" });
  const sent = bench.uploads.requests.filter((request) => request.startsWith("PUT"));
  expect(sent).toHaveLength(18);
  expect(sent).not.toContain("PUT 1");
  expect(bench.uploads.created).toHaveLength(1);
});

test("what had arrived is followed to its verdict without the file", async () => {
  bench.uploads.isQuick = false;
  const before = newQueue();
  await before.open("user-1");
  before.add([exampleFile("quay.jpg")], "public");
  await expectStates(before, { "quay.jpg": "checking" });
  const after = await bench.reload(before);
  bench.uploads.judge();
  await expectStates(after, { "quay.jpg": "ready" });
});

test("what became ready while nobody looked is ready", async () => {
  bench.uploads.isQuick = false;
  const before = newQueue();
  await before.open("user-1");
  before.add([exampleFile("quay.jpg")], "public");
  await expectStates(before, { "quay.jpg": "checking" });
  bench.uploads.judge();
  const after = await bench.reload(before);
  await expectStates(after, { "quay.jpg": "ready" });
});

test("what was begun on another device waits for its file; what has arrived there is followed", async () => {
  const sha256 = "0".repeat(64);
  bench.uploads.begin({ filename: "elsewhere.jpg", size: 13, sha256: null });
  bench.uploads.begin({ filename: "arrived.jpg", size: 5, state: "processing", sha256 });
  const queue = newQueue();
  await queue.open("user-1");
  await expectStates(queue, { "elsewhere.jpg": "absent", "arrived.jpg": "checking" });
  const [waiting] = queue.items();
  expect(waiting && stateText(waiting)).toBe("Waiting for you: choose it again to go on (13 bytes)");

  queue.add([exampleFile("elsewhere.jpg")], "public");
  bench.uploads.judge();
  await expectStates(queue, { "elsewhere.jpg": "ready", "arrived.jpg": "ready" });
  expect(bench.uploads.created).toHaveLength(0);
});

test("a large one tells how much of it has arrived", async () => {
  const size = 20_000_000;
  const { id } = bench.uploads.begin({ filename: "vast.png", size });
  bench.uploads.held.get(id)?.parts.push({ number: 1, size: 8_388_608 });
  const queue = newQueue();
  await queue.open("user-1");
  const [waiting] = queue.items();
  expect(waiting && stateText(waiting)).toContain("(8.4 MB of 20 MB have arrived)");
});

test("another file of the same name and size is told apart and sent as a new one", async () => {
  bench.uploads.begin({ id: "old", filename: "quay.jpg", size: 8, sha256: "0".repeat(64) });
  const queue = newQueue();
  await queue.open("user-1");
  queue.add([exampleFile("quay.jpg")], "public");
  await eventually(() => {
    expect(queue.items().map(({ state }) => state)).toEqual(["absent", "ready"]);
  });
  expect(queue.items()[0]?.detail).toContain("another file of this name and size");
  expect(bench.uploads.created).toHaveLength(1);
  expect(bench.uploads.held.get("old")?.upload.state).toBe("awaiting_upload");
});

test("an upload that has expired meanwhile begins anew with the file", async () => {
  const before = newQueue();
  await before.open("user-1");
  bench.uploads.storeAnswers = ["held"];
  before.add([exampleFile("quay.jpg")], "public");
  await expectStates(before, { "quay.jpg": "sending" });
  bench.uploads.held.clear();
  const after = await bench.reload(before);
  await expectStates(after, { "quay.jpg": "absent" });
  after.add([exampleFile("quay.jpg")], "public");
  await expectStates(after, { "quay.jpg": "ready" });
  expect(bench.uploads.created).toHaveLength(2);
});
