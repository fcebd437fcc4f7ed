import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { countDown } from "./lease";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a lease is counted down and says when it is over", () => {
  document.body.innerHTML = '<span data-seconds="62"></span>';
  const clock = document.querySelector("span");
  const stop = countDown(document);
  expect(clock).toHaveTextContent("1:02");
  vi.advanceTimersByTime(3000);
  expect(clock).toHaveTextContent("0:59");
  vi.advanceTimersByTime(60_000);
  expect(clock).toHaveTextContent("over: claim it again");
  stop();
});
