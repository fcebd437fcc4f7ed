import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { ApiError } from "@/lib/api/errors";
import { setOnline } from "@/testing/connection";

import { backoff, insist, TransferError } from "./patience";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const waiting = (signal = new AbortController().signal) => ({ signal, onOffline: vi.fn() });

function failing(...errors: Error[]) {
  return vi.fn(() => {
    const error = errors.shift();
    return error === undefined ? Promise.resolve("done") : Promise.reject(error);
  });
}

test("waits double from one second to half a minute, of which chance takes up to half", () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  expect([1, 2, 3, 4, 10].map(backoff)).toEqual([500, 1_000, 2_000, 4_000, 15_000]);
  vi.spyOn(Math, "random").mockReturnValue(1);
  expect([1, 2, 3, 4, 10].map(backoff)).toEqual([1_000, 2_000, 4_000, 8_000, 30_000]);
});

test.each<[string, Error]>([
  ["a busy store", new TransferError(503)],
  ["a store out of reach", new TransferError(0)],
  ["a signature that is over", new TransferError(403)],
  ["a server that is too busy", new ApiError(429, null)],
  ["a server out of reach", new TypeError("Failed to fetch")],
])("%s is asked again", async (_name, error) => {
  const attempt = failing(error, error);
  const result = insist(attempt, waiting());
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await result).toBe("done");
  expect(attempt).toHaveBeenCalledTimes(3);
});

test.each<[string, Error]>([
  ["what the API refuses", new ApiError(400, null)],
  ["what the store refuses", new TransferError(400)],
])("%s is not asked for again", async (_name, error) => {
  const attempt = failing(error);
  await expect(insist(attempt, waiting())).rejects.toBe(error);
  expect(attempt).toHaveBeenCalledOnce();
});

test("after six failures it gives up", async () => {
  const attempt = vi.fn(async () => {
    await Promise.resolve();
    throw new TransferError(500);
  });
  const result = insist(attempt, waiting());
  const outcome = expect(result).rejects.toThrow(TransferError);
  await vi.advanceTimersByTimeAsync(120_000);
  await outcome;
  expect(attempt).toHaveBeenCalledTimes(6);
});

test("a failure without a connection is none: it says so, waits, and goes on", async () => {
  const { signal, onOffline } = waiting();
  const attempt = vi.fn<() => Promise<string>>(() => {
    setOnline(false);
    return Promise.reject(new TransferError(0));
  });
  const result = insist(attempt, { signal, onOffline });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(attempt).toHaveBeenCalledOnce();
  expect(onOffline.mock.calls).toEqual([[true]]);

  attempt.mockResolvedValue("done");
  setOnline(true);
  expect(await result).toBe("done");
  expect(onOffline.mock.calls).toEqual([[true], [false]]);
});

test("waiting for a connection, or for the next attempt, ends when it is called off", async () => {
  setOnline(false);
  const offline = new AbortController();
  const first = insist(failing(), waiting(offline.signal));
  offline.abort(new Error("called off"));
  await expect(first).rejects.toThrow("called off");

  setOnline(true);
  const busy = new AbortController();
  const second = insist(failing(new TransferError(500)), waiting(busy.signal));
  const outcome = expect(second).rejects.toThrow("called off");
  await vi.advanceTimersByTimeAsync(1);
  busy.abort(new Error("called off"));
  await outcome;
});
