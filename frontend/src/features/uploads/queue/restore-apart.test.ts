import { http, HttpResponse } from "msw";
import { expect, test, vi } from "vitest";

import { held } from "@/testing/answers";
import { exampleFile } from "@/testing/files";
import { eventually, settle } from "@/testing/patience";
import { expectStates, newQueue, UploadsBench } from "@/testing/queue-bench";
import { server } from "@/testing/server";

const bench = new UploadsBench();

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
  bench.uploads.begin({ filename: "elsewhere.jpg", size: 13 });
  const request = () => Promise.reject(new DOMException("Timed out", "TimeoutError"));
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator) as Navigator, { locks: { request } }));
  const queue = newQueue();
  await queue.open("user-1");
  await settle();
  vi.unstubAllGlobals();
  expect(queue.items()).toEqual([]);
  expect(bench.uploads.requests).toEqual([]);
});

test("what this page has just asked for is not told a second time, as if it waited for its file", async () => {
  bench.uploads.createAnswers = ["lost"];
  const asked = held(null);
  server.use(
    http.get("/api/v1/uploads", async () => {
      await asked.content;
      return HttpResponse.json({ results: [...bench.uploads.held.values()].map(({ upload }) => upload), next_cursor: null });
    }),
  );
  const queue = newQueue();
  const opened = queue.open("user-1");
  queue.add([exampleFile("quay.jpg")], "private");
  await eventually(() => {
    expect(bench.uploads.created).toHaveLength(1);
  });
  asked.release();
  await opened;
  expect(queue.items().map(({ name }) => name)).toEqual(["quay.jpg"]);
});
