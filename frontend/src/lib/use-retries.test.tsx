import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";

import { useRetries } from "./use-retries";

/** A renewal that the test ends. */
function renewal() {
  let end: (isDone: boolean) => void = () => undefined;
  const done = new Promise<boolean>((resolve) => {
    end = resolve;
  });
  return { done, end };
}

test("a picture is tried once more for each renewal, and not again for the same one", async () => {
  const first = renewal();
  let current = first;
  const { result } = renderHook(() => useRetries(() => current.done));
  const fail = (id: string) => {
    act(() => {
      result.current.retry(id);
    });
  };
  fail("quay");
  fail("quay");
  fail("fog");
  expect(result.current.attemptOf("quay")).toBe(0);
  await act(async () => {
    first.end(true);
    await first.done;
  });
  expect([result.current.attemptOf("quay"), result.current.attemptOf("fog"), result.current.attemptOf("lamp")]).toEqual([
    1, 1, 0,
  ]);
  fail("quay");
  expect(result.current.attemptOf("quay")).toBe(1);

  current = renewal();
  fail("quay");
  await act(async () => {
    current.end(false);
    await current.done;
  });
  expect(result.current.attemptOf("quay")).toBe(1);
});
