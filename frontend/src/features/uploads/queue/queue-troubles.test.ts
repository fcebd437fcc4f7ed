import { expect, test, vi } from "vitest";

import { setOnline } from "@/testing/connection";
import { exampleFile } from "@/testing/files";
import { eventually, settle } from "@/testing/patience";
import { QueueBench } from "@/testing/queue-bench";

import { reconciliationText } from "./reconcile";

const bench = new QueueBench();
const large = (name: string) => exampleFile(name, name + "x".repeat(2_000), "image/png");

test("without room left the rest of the batch waits with one message, and goes on when there is room", async () => {
  bench.uploads.isFull = true;
  bench.queue.add(
    Array.from({ length: 6 }, (_, at) => exampleFile(`${String(at)}.jpg`)),
    "public",
  );
  await eventually(() => {
    expect(bench.queue.items().every(({ state }) => state === "blocked")).toBe(true);
  });
  await settle();
  expect(bench.uploads.count("POST /uploads")).toBeLessThanOrEqual(3);
  expect(bench.queue.items()[5]?.detail).toBe("You have 2 MB left. Delete something first.");

  bench.uploads.isFull = false;
  bench.queue.retry(...bench.queue.items().map(({ key }) => key));
  await eventually(() => {
    expect(reconciliationText(bench.queue.items())).toBe("6 ready");
  });
});

test("an upload whose beginning was not answered is found again rather than begun twice", async () => {
  bench.uploads.createAnswers = ["lost"];
  bench.queue.add([exampleFile("quay.jpg")], "public");
  await bench.expectStates({ "quay.jpg": "ready" });
  expect(bench.uploads.created).toHaveLength(1);
});

test("a paused file keeps what has arrived and goes on with the missing parts", async () => {
  bench.uploads.storeAnswers = ["held", "held", "held", "held"];
  bench.queue.add([large("vast.png")], "public");
  await eventually(() => {
    expect(bench.uploads.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(4);
  });
  bench.uploads.held.get("upload-1")?.parts.push({ number: 1, size: 100 }, { number: 2, size: 100 });
  bench.queue.pause(bench.item("vast.png").key);
  await settle();
  expect(bench.states()).toEqual({ "vast.png": "paused" });
  expect(bench.uploads.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(4);

  bench.queue.resume(bench.item("vast.png").key);
  await bench.expectStates({ "vast.png": "ready" });
  const again = bench.uploads.requests.filter((request) => request.startsWith("PUT")).slice(4);
  expect(again).toHaveLength(19);
  expect(again).not.toContain("PUT 1");
});

test("what fails without end says so, and goes on with the same upload when it is tried again", async () => {
  bench.uploads.storeAnswers = Array.from({ length: 6 }, () => 500);
  bench.queue.add([exampleFile("quay.jpg")], "public");
  await bench.expectStates({ "quay.jpg": "failed" });
  expect(bench.item("quay.jpg").detail).toContain("did not take it (500)");
  bench.queue.retry(bench.item("quay.jpg").key);
  await bench.expectStates({ "quay.jpg": "ready" });
  expect(bench.uploads.created).toHaveLength(1);
});

test("a small file waits for a connection and then is sent under a new grant", async () => {
  bench.uploads.storeAnswers = ["held"];
  bench.queue.add([exampleFile("quay.jpg")], "public");
  await eventually(() => {
    expect(bench.uploads.count("POST file")).toBe(1);
  });
  setOnline(false);
  // The browser cuts off what is under way; to the queue that is no failure.
  bench.queue.pause(bench.item("quay.jpg").key);
  bench.queue.resume(bench.item("quay.jpg").key);
  await bench.expectStates({ "quay.jpg": "offline" });
  setOnline(true);
  await bench.expectStates({ "quay.jpg": "ready" });
  expect(bench.uploads.count("transfer")).toBe(1);
});

test("while it takes longer than usual, the server's words are shown", async () => {
  bench.uploads.isQuick = false;
  bench.queue.add([exampleFile("quay.jpg")], "public");
  await bench.expectStates({ "quay.jpg": "checking" });
  const held = bench.uploads.held.get("upload-1");
  if (held) held.upload = { ...held.upload, error: { code: "delayed", detail: "This takes longer than usual." } };
  await eventually(() => {
    expect(bench.item("quay.jpg").detail).toBe("This takes longer than usual.");
  });
  bench.uploads.judge();
  await bench.expectStates({ "quay.jpg": "ready" });
  expect(bench.item("quay.jpg").detail).toBeNull();
});

test("of many that are being checked, the list tells which to ask about", async () => {
  bench.uploads.isQuick = false;
  bench.queue.add(
    Array.from({ length: 12 }, (_, at) => exampleFile(`${String(at)}.jpg`)),
    "public",
  );
  await eventually(() => {
    expect(bench.queue.items().every(({ state }) => state === "checking")).toBe(true);
  });
  bench.uploads.requests.length = 0;
  await vi.advanceTimersByTimeAsync(10_000);
  await settle();
  expect(bench.uploads.count("GET /uploads")).toBeGreaterThan(0);
  expect(bench.uploads.count("GET")).toBe(0);
  bench.uploads.judge();
  await eventually(() => {
    expect(reconciliationText(bench.queue.items())).toBe("12 ready");
  });
});

test("taking a file off the list calls it off", async () => {
  bench.uploads.storeAnswers = ["held"];
  bench.queue.add([exampleFile("quay.jpg")], "public");
  await bench.expectStates({ "quay.jpg": "sending" });
  bench.queue.remove(bench.item("quay.jpg").key);
  expect(bench.queue.items()).toEqual([]);
  await eventually(() => {
    expect(bench.uploads.held.size).toBe(0);
  });
});

test("clearing leaves what can still be done something about", async () => {
  bench.uploads.storeAnswers = [400];
  bench.queue.add([exampleFile("lost.jpg")], "public");
  await bench.expectStates({ "lost.jpg": "failed" });
  bench.queue.add([exampleFile("quay.jpg"), exampleFile("notes.txt", "x", "text/plain")], "public");
  await bench.expectStates({ "lost.jpg": "failed", "quay.jpg": "ready", "notes.txt": "rejected" });
  bench.queue.clearFinished();
  expect(bench.states()).toEqual({ "lost.jpg": "failed" });
});

test("a file that was moved meanwhile is asked for again, and then sent", async () => {
  const moved = exampleFile("quay.jpg");
  moved.slice = () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error("NotReadableError")) });
  bench.queue.add([moved], "public");
  await bench.expectStates({ "quay.jpg": "absent" });
  expect(bench.item("quay.jpg").detail).toContain("moved or changed");
  bench.queue.add([exampleFile("quay.jpg")], "private");
  await bench.expectStates({ "quay.jpg": "ready" });
  expect(bench.uploads.created.map(({ visibility }) => visibility)).toEqual(["public"]);
});

test("the end of the session is said, and trying again after signing in goes on", async () => {
  bench.uploads.createAnswers = [401];
  bench.queue.add([exampleFile("quay.jpg")], "public");
  await bench.expectStates({ "quay.jpg": "failed" });
  expect(bench.item("quay.jpg")).toMatchObject({ isSessionEnded: true, detail: "Your session has ended. Sign in again." });
  bench.queue.retry(bench.item("quay.jpg").key);
  await bench.expectStates({ "quay.jpg": "ready" });
  expect(bench.item("quay.jpg").isSessionEnded).toBe(false);
});
