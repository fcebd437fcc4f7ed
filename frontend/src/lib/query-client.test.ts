import { QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";

import { exampleConfig, exampleImage, exampleMe, examplePage, exampleUser } from "@/testing/examples";

import { ApiError } from "./api/errors";
import { createQueryClient, seed } from "./query-client";
import { queryKeys } from "./query-keys";

const site = { config: exampleConfig, me: exampleMe() };

/** How often a page asks before it gives up. */
async function attemptsAfter(error: Error): Promise<number> {
  vi.useFakeTimers();
  const queryFn = vi.fn(() => Promise.reject(error));
  const stop = new QueryObserver(createQueryClient(), { queryKey: ["any"], queryFn }).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(60_000);
  stop();
  vi.useRealTimers();
  return queryFn.mock.calls.length;
}

test("a broken server and a broken line are asked three times, a refusal once", async () => {
  expect(await attemptsAfter(new ApiError(503, null))).toBe(3);
  expect(await attemptsAfter(new TypeError("Failed to fetch"))).toBe(3);
  expect(await attemptsAfter(new ApiError(404, null))).toBe(1);
});

test("the feed's first pictures are there before anything is asked", () => {
  const client = createQueryClient();
  const images = examplePage([exampleImage()], "next");
  seed(client, { ...site, page: { kind: "feed", images } });
  expect(client.getQueryData(queryKeys.me)).toEqual(site.me);
  expect(client.getQueryData(queryKeys.list(null))).toEqual({ pages: [images], pageParams: [null] });
});

test("a profile brings the person and their pictures, but not the feed's", () => {
  const client = createQueryClient();
  const images = examplePage([exampleImage()]);
  seed(client, { ...site, page: { kind: "user", user: exampleUser(), images } });
  expect(client.getQueryData(queryKeys.user("rosa"))).toEqual(exampleUser());
  expect(client.getQueryData(queryKeys.list("rosa"))).toEqual({ pages: [images], pageParams: [null] });
  expect(client.getQueryData(queryKeys.list(null))).toBeUndefined();
});

test("a visitor is known to be a visitor without asking", () => {
  const client = createQueryClient();
  seed(client, { ...site, me: null, page: { kind: "image", image: exampleImage() } });
  expect(client.getQueryData(queryKeys.me)).toBeNull();
  expect(client.getQueryData(queryKeys.image("image-1"))).toEqual(exampleImage());
});
