import { QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";

import { exampleConfig, exampleImage, exampleMe, examplePage, exampleUser } from "@/testing/examples";

import { ApiError } from "./api/errors";
import { createQueryClient, seed } from "./query-client";
import { queryKeys } from "./query-keys";

const config = exampleConfig;

test("a picture's page begins with the picture and the person", () => {
  const client = createQueryClient();
  const image = exampleImage();
  seed(client, { config, me: exampleMe(), page: { kind: "image", image } });
  expect(client.getQueryData(queryKeys.image("image-1"))).toBe(image);
  expect(client.getQueryData(queryKeys.me)).toEqual(exampleMe());
});

test("a visitor is known to be nobody, so that nobody is asked for", () => {
  const client = createQueryClient();
  seed(client, { config, me: null, page: { kind: "upload" } });
  expect(client.getQueryData(queryKeys.me)).toBeNull();
});

test("the feed and a profile begin with the first page of their own list", () => {
  const client = createQueryClient();
  const [feed, profile] = [examplePage([exampleImage()], "more"), examplePage([])];
  seed(client, { config, me: null, page: { kind: "feed", images: feed } });
  seed(client, { config, me: null, page: { kind: "user", user: exampleUser(), images: profile } });
  expect(client.getQueryData(queryKeys.list(null))).toEqual({ pages: [feed], pageParams: [null] });
  expect(client.getQueryData(queryKeys.list("rosa"))).toEqual({ pages: [profile], pageParams: [null] });
  expect(client.getQueryData(queryKeys.user("rosa"))).toEqual(exampleUser());
});

test.each<[string, Error, number]>([
  ["an answer", new ApiError(404, null), 1],
  ["a broken server", new ApiError(503, null), 3],
  ["a server out of reach", new TypeError("Failed to fetch"), 3],
])("%s is asked for as often as it makes sense", async (_name, error, times) => {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retryDelay: 0 } });
  const queryFn = vi.fn(() => Promise.reject(error));
  const observer = new QueryObserver(client, { queryKey: ["x"], queryFn });
  const stop = observer.subscribe(() => undefined);
  await vi.waitFor(() => {
    expect(observer.getCurrentResult().error).toBe(error);
  });
  expect(queryFn).toHaveBeenCalledTimes(times);
  stop();
});
