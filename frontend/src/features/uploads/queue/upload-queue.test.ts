import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { setOnline } from "@/testing/connection";
import { exampleConfig } from "@/testing/examples";
import { exampleFile } from "@/testing/files";
import { eventually, settle, stopClock } from "@/testing/patience";
import { startUploadServer, type UploadServer } from "@/testing/upload-server";

import { reconciliationText } from "./reconcile";
import { UploadQueue } from "./upload-queue";

let uploads: UploadServer;
let queue: UploadQueue;
const onReady = vi.fn();

beforeEach(() => {
  stopClock();
  uploads = startUploadServer();
  onReady.mockClear();
  queue = new UploadQueue(exampleConfig, onReady);
});

afterEach(() => {
  vi.useRealTimers();
});

const states = () => Object.fromEntries(queue.items().map(({ name, state }) => [name, state]));
const item = (name: string) => {
  const found = queue.items().find((entry) => entry.name === name);
  if (!found) throw new Error(`${name} is not in the list.`);
  return found;
};
const expectStates = (expected: Record<string, string>) =>
  eventually(() => {
    expect(states()).toEqual(expected);
  });
const large = (name: string) => exampleFile(name, name + "x".repeat(2_000), "image/png");

/** Of the text "quay.jpg", which is what the example of that name holds. */
const digestOfQuay = async () => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("quay.jpg"));
  return Buffer.from(digest).toString("hex");
};

test("a file is read, announced with its digest, sent, and followed until it is ready", async () => {
  queue.add([exampleFile("quay.jpg")], "unlisted");
  await expectStates({ "quay.jpg": "ready" });
  const sha256 = await digestOfQuay();
  expect(uploads.created).toEqual([
    { filename: "quay.jpg", content_type: "image/jpeg", size: 8, sha256, visibility: "unlisted", title: "" },
  ]);
  expect(item("quay.jpg")).toMatchObject({ imageId: "upload-1", isLocationRemoved: true, receipt: { sha256, size: 8 } });
  expect(onReady).toHaveBeenCalledOnce();
});

test("a large file goes in parts", async () => {
  queue.add([large("vast.png")], "public");
  await expectStates({ "vast.png": "ready" });
  expect(uploads.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(21);
  expect(uploads.count("complete")).toBe(1);
});

test("of many files, three are on their way at once, and all arrive", async () => {
  uploads.storeAnswers = ["held", "held", "held"];
  queue.add(
    Array.from({ length: 8 }, (_, at) => exampleFile(`${String(at)}.jpg`)),
    "public",
  );
  await eventually(() => {
    expect(uploads.count("POST file")).toBe(3);
  });
  await settle();
  expect(uploads.created).toHaveLength(3);
  const stuck = queue.items().filter(({ state }) => state === "sending");
  queue.pause(...stuck.map(({ key }) => key));
  queue.resume(...stuck.map(({ key }) => key));
  await eventually(() => {
    expect(reconciliationText(queue.items())).toBe("8 ready");
  });
});

test("what is no picture is refused before it is read, and does not hold up the others", async () => {
  queue.add([exampleFile("notes.txt", "x", "text/plain"), exampleFile("quay.jpg")], "public");
  await expectStates({ "notes.txt": "rejected", "quay.jpg": "ready" });
  expect(item("notes.txt").detail).toContain("JPEG or PNG");
  expect(uploads.created).toHaveLength(1);
});

test("what the server rejects keeps the reason, and can be sent again as a new upload", async () => {
  uploads.rejections.set("quay.jpg", "The file is cut short.");
  queue.add([exampleFile("quay.jpg")], "public");
  await expectStates({ "quay.jpg": "rejected" });
  expect(item("quay.jpg").detail).toBe("The file is cut short.");

  uploads.rejections.clear();
  queue.retry(item("quay.jpg").key);
  await expectStates({ "quay.jpg": "ready" });
  expect(uploads.created).toHaveLength(2);
});

test("a duplicate waits for an answer before a byte is sent; skipping calls it off", async () => {
  uploads.duplicates.set(await digestOfQuay(), "image-7");
  queue.add([exampleFile("quay.jpg")], "public");
  await expectStates({ "quay.jpg": "asking" });
  expect(item("quay.jpg").duplicateOf).toBe("image-7");
  expect(uploads.count("POST file")).toBe(0);

  queue.answer("skip", item("quay.jpg").key);
  await expectStates({ "quay.jpg": "skipped" });
  await eventually(() => {
    expect(uploads.held.size).toBe(0);
  });
});

test("a duplicate that is to be kept goes on with the same upload", async () => {
  uploads.duplicates.set(await digestOfQuay(), "image-7");
  queue.add([exampleFile("quay.jpg")], "public");
  await expectStates({ "quay.jpg": "asking" });
  queue.answer("keep", item("quay.jpg").key);
  await expectStates({ "quay.jpg": "ready" });
  expect(uploads.created).toHaveLength(1);
});

test("the same file twice in one batch is asked about once", async () => {
  queue.add([exampleFile("quay.jpg", "same"), exampleFile("copy.jpg", "same")], "public");
  await eventually(() => {
    expect(Object.values(states()).toSorted()).toEqual(["asking", "ready"]);
  });
  const asking = queue.items().find(({ state }) => state === "asking");
  expect([asking?.name, asking?.twin].toSorted()).toEqual(["copy.jpg", "quay.jpg"]);
  queue.answer("keep", asking?.key ?? 0);
  await expectStates({ "quay.jpg": "ready", "copy.jpg": "ready" });
});

test("one answer holds for all duplicates of a batch, also for those found later", async () => {
  uploads.duplicates.set(await digestOfQuay(), "image-7");
  uploads.storeAnswers = ["held"];
  queue.add([exampleFile("quay.jpg"), exampleFile("slow.jpg")], "public");
  await expectStates({ "quay.jpg": "asking", "slow.jpg": "sending" });
  queue.answerAll("skip");
  queue.add([exampleFile("late.jpg", "quay.jpg")], "public");
  await expectStates({ "quay.jpg": "skipped", "slow.jpg": "sending", "late.jpg": "skipped" });
});

test("without room left the rest of the batch waits with one message, and goes on when there is room", async () => {
  uploads.isFull = true;
  queue.add(
    Array.from({ length: 6 }, (_, at) => exampleFile(`${String(at)}.jpg`)),
    "public",
  );
  await eventually(() => {
    expect(queue.items().every(({ state }) => state === "blocked")).toBe(true);
  });
  await settle();
  expect(uploads.count("POST /uploads")).toBeLessThanOrEqual(3);
  expect(queue.items()[5]?.detail).toBe("You have 2 MB left. Delete something first.");

  uploads.isFull = false;
  queue.retry(...queue.items().map(({ key }) => key));
  await eventually(() => {
    expect(reconciliationText(queue.items())).toBe("6 ready");
  });
});

test("an upload whose beginning was not answered is found again rather than begun twice", async () => {
  uploads.createAnswers = ["lost"];
  queue.add([exampleFile("quay.jpg")], "public");
  await expectStates({ "quay.jpg": "ready" });
  expect(uploads.created).toHaveLength(1);
});

test("a paused file keeps what has arrived and goes on with the missing parts", async () => {
  uploads.storeAnswers = ["held", "held", "held", "held"];
  queue.add([large("vast.png")], "public");
  await eventually(() => {
    expect(uploads.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(4);
  });
  uploads.held.get("upload-1")?.parts.push({ number: 1, size: 100 }, { number: 2, size: 100 });
  queue.pause(item("vast.png").key);
  await settle();
  expect(states()).toEqual({ "vast.png": "paused" });
  expect(uploads.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(4);

  queue.resume(item("vast.png").key);
  await expectStates({ "vast.png": "ready" });
  const again = uploads.requests.filter((request) => request.startsWith("PUT")).slice(4);
  expect(again).toHaveLength(19);
  expect(again).not.toContain("PUT 1");
});

test("what fails without end says so, and goes on with the same upload when it is tried again", async () => {
  uploads.storeAnswers = Array.from({ length: 6 }, () => 500);
  queue.add([exampleFile("quay.jpg")], "public");
  await expectStates({ "quay.jpg": "failed" });
  expect(item("quay.jpg").detail).toContain("did not take it (500)");
  queue.retry(item("quay.jpg").key);
  await expectStates({ "quay.jpg": "ready" });
  expect(uploads.created).toHaveLength(1);
});

test("a small file waits for a connection and then is sent under a new grant", async () => {
  uploads.storeAnswers = ["held"];
  queue.add([exampleFile("quay.jpg")], "public");
  await eventually(() => {
    expect(uploads.count("POST file")).toBe(1);
  });
  setOnline(false);
  // The browser cuts off what is under way; to the queue that is no failure.
  queue.pause(item("quay.jpg").key);
  queue.resume(item("quay.jpg").key);
  await expectStates({ "quay.jpg": "offline" });
  setOnline(true);
  await expectStates({ "quay.jpg": "ready" });
  expect(uploads.count("transfer")).toBe(1);
});

test("while it takes longer than usual, the server's words are shown", async () => {
  uploads.isQuick = false;
  queue.add([exampleFile("quay.jpg")], "public");
  await expectStates({ "quay.jpg": "checking" });
  const held = uploads.held.get("upload-1");
  if (held) held.upload = { ...held.upload, error: { code: "delayed", detail: "This takes longer than usual." } };
  await eventually(() => {
    expect(item("quay.jpg").detail).toBe("This takes longer than usual.");
  });
  uploads.judge();
  await expectStates({ "quay.jpg": "ready" });
  expect(item("quay.jpg").detail).toBeNull();
});

test("of many that are being checked, the list tells which to ask about", async () => {
  uploads.isQuick = false;
  queue.add(
    Array.from({ length: 12 }, (_, at) => exampleFile(`${String(at)}.jpg`)),
    "public",
  );
  await eventually(() => {
    expect(queue.items().every(({ state }) => state === "checking")).toBe(true);
  });
  uploads.requests.length = 0;
  await vi.advanceTimersByTimeAsync(10_000);
  await settle();
  expect(uploads.count("GET /uploads")).toBeGreaterThan(0);
  expect(uploads.count("GET")).toBe(0);
  uploads.judge();
  await eventually(() => {
    expect(reconciliationText(queue.items())).toBe("12 ready");
  });
});

test("taking a file off the list calls it off", async () => {
  uploads.storeAnswers = ["held"];
  queue.add([exampleFile("quay.jpg")], "public");
  await expectStates({ "quay.jpg": "sending" });
  queue.remove(item("quay.jpg").key);
  expect(queue.items()).toEqual([]);
  await eventually(() => {
    expect(uploads.held.size).toBe(0);
  });
});

test("clearing leaves what can still be done something about", async () => {
  uploads.storeAnswers = [400];
  queue.add([exampleFile("lost.jpg")], "public");
  await expectStates({ "lost.jpg": "failed" });
  queue.add([exampleFile("quay.jpg"), exampleFile("notes.txt", "x", "text/plain")], "public");
  await expectStates({ "lost.jpg": "failed", "quay.jpg": "ready", "notes.txt": "rejected" });
  queue.clearFinished();
  expect(states()).toEqual({ "lost.jpg": "failed" });
});

test("a file that was moved meanwhile is asked for again, and then sent", async () => {
  const moved = exampleFile("quay.jpg");
  moved.slice = () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error("NotReadableError")) });
  queue.add([moved], "public");
  await expectStates({ "quay.jpg": "absent" });
  expect(item("quay.jpg").detail).toContain("moved or changed");
  queue.add([exampleFile("quay.jpg")], "private");
  await expectStates({ "quay.jpg": "ready" });
  expect(uploads.created.map(({ visibility }) => visibility)).toEqual(["public"]);
});

test("the end of the session is said, and trying again after signing in goes on", async () => {
  uploads.createAnswers = [401];
  queue.add([exampleFile("quay.jpg")], "public");
  await expectStates({ "quay.jpg": "failed" });
  expect(item("quay.jpg")).toMatchObject({ isSessionEnded: true, detail: "Your session has ended. Sign in again." });
  queue.retry(item("quay.jpg").key);
  await expectStates({ "quay.jpg": "ready" });
  expect(item("quay.jpg").isSessionEnded).toBe(false);
});
