import { waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type { Image } from "@/lib/api/types";
import { answer, held } from "@/testing/answers";
import { exampleConfig, exampleError } from "@/testing/examples";
import { exampleFile, takeUploads } from "@/testing/uploads";

import { UploadQueue } from "./upload-queue";

let ready: Image[];
let queue: UploadQueue;

beforeEach(() => {
  ready = [];
  queue = new UploadQueue(exampleConfig, (image) => ready.push(image));
});

const names = ["one.jpg", "two.jpg", "three.jpg", "four.jpg", "five.jpg"];
const states = () => queue.items().map(({ state }) => state);
const idOf = (name: string) => queue.items().find(({ file }) => file.name === name)?.id ?? 0;

function add(...files: string[]): void {
  queue.add(
    files.map((name) => exampleFile(name)),
    "public",
  );
}

test("a file goes all the way to a picture, and everybody who listens sees each step", async () => {
  takeUploads();
  const seen: string[] = [];
  queue.subscribe(() => {
    const [state] = states();
    if (state && seen.at(-1) !== state) seen.push(state);
  });
  add("quay.jpg");
  await waitFor(() => {
    expect(ready).toHaveLength(1);
  });
  expect(seen).toEqual(["waiting", "sending", "checking", "ready"]);
  expect(queue.items()[0]).toMatchObject({ imageId: "image-of-quay.jpg", percent: 100, detail: null });
});

test("a file that will never do is listed with the reason, and the server is not bothered", async () => {
  const site = takeUploads();
  queue.add([exampleFile("notes.pdf", "application/pdf"), exampleFile("quay.jpg")], "public");
  expect(queue.items()[0]).toMatchObject({ state: "refused", previewUrl: null });
  expect(queue.items()[0]?.detail).toContain("Export it as JPEG or PNG.");
  await waitFor(() => {
    expect(ready).toHaveLength(1);
  });
  expect(site.asked).toMatchObject([{ filename: "quay.jpg" }]);
});

test("three files are sent at once, the others when there is room", async () => {
  const { content, release } = held(null);
  const site = takeUploads({ storeIsFree: content });
  add(...names);
  await waitFor(() => {
    expect(states()).toEqual(["sending", "sending", "sending", "waiting", "waiting"]);
  });
  await waitFor(() => {
    expect(site.reachedStore).toHaveLength(3);
  });
  release();
  await waitFor(() => {
    expect(states()).toEqual(["ready", "ready", "ready", "ready", "ready"]);
  });
});

test("a file that is being checked leaves its place to the next one", async () => {
  const site = takeUploads({ verdict: () => ({ state: "processing" }) });
  add(...names);
  await waitFor(() => {
    expect(states()).toEqual(["checking", "checking", "checking", "checking", "checking"]);
  });
  expect(site.reachedStore).toHaveLength(5);
  names.forEach((name) => {
    queue.remove(idOf(name));
  });
});

test("a file that failed keeps its audience when it is tried again", async () => {
  answer("post", "/uploads", null, 503);
  queue.add([exampleFile()], "private");
  await waitFor(() => {
    expect(states()).toEqual(["failed"]);
  });
  expect(queue.items()[0]?.detail).toBe("Something went wrong on our side. Try again in a moment.");
  const again = takeUploads();
  queue.retry(idOf("quay.jpg"));
  expect(queue.items()[0]).toMatchObject({ state: "waiting", detail: null });
  await waitFor(() => {
    expect(states()).toEqual(["ready"]);
  });
  expect(again.asked).toMatchObject([{ visibility: "private" }]);
});

test("a failure does not hold up the files behind it", async () => {
  takeUploads({ storeStatus: () => 403 });
  add(...names);
  await waitFor(() => {
    expect(states()).toEqual(["failed", "failed", "failed", "failed", "failed"]);
  });
});

test("an ended session can be mended by signing in, a refusal by nothing", async () => {
  answer("post", "/uploads", exampleError("Sign in."), 401);
  add("quay.jpg");
  await waitFor(() => {
    expect(queue.items()[0]).toMatchObject({ state: "failed", isSessionEnded: true });
  });
  answer("post", "/uploads", exampleError("You have no room left."), 400);
  add("fog.jpg");
  await waitFor(() => {
    expect(queue.items()[1]).toMatchObject({ state: "refused", isSessionEnded: false });
    expect(queue.items()[1]?.detail).toBe("You have no room left.");
  });
});

test("what the server finds in the file is told, and no picture is announced", async () => {
  const error = { code: "not_an_image", detail: "The file is not a picture." };
  takeUploads({ verdict: () => ({ state: "rejected", error }) });
  add("quay.jpg");
  await waitFor(() => {
    expect(queue.items()[0]).toMatchObject({ state: "refused", detail: "The file is not a picture." });
  });
  expect(ready).toEqual([]);
});

test("a picture that was deleted while it was checked has nothing to show", async () => {
  takeUploads({ verdict: () => ({ state: "ready", image: null }) });
  add("quay.jpg");
  await waitFor(() => {
    expect(queue.items()[0]).toMatchObject({ state: "ready", imageId: null });
  });
  expect(ready).toEqual([]);
});

test("taking a file off the list stops it, gives its room back and lets the next one go", async () => {
  const site = takeUploads({ storeIsFree: new Promise(() => undefined) });
  add("one.jpg", "two.jpg", "three.jpg", "four.jpg");
  await waitFor(() => {
    expect(site.reachedStore).toHaveLength(3);
  });
  queue.remove(idOf("two.jpg"));
  await waitFor(() => {
    expect(site.reachedStore.map(({ file }) => file)).toContain("four.jpg");
  });
  expect(site.givenBack).toEqual(["two.jpg"]);
  expect(queue.items().map(({ file }) => file.name)).toEqual(["one.jpg", "three.jpg", "four.jpg"]);
});

test("clearing leaves what is under way, and frees the previews of the rest", async () => {
  const revoke = vi.spyOn(URL, "revokeObjectURL");
  takeUploads();
  add("done.jpg");
  await waitFor(() => {
    expect(states()).toEqual(["ready"]);
  });
  takeUploads({ storeIsFree: new Promise(() => undefined) });
  add("going.jpg");
  const preview = queue.items()[0]?.previewUrl;
  queue.clearFinished();
  expect(queue.items().map(({ file }) => file.name)).toEqual(["going.jpg"]);
  expect(revoke.mock.calls).toEqual([[preview]]);
});
