import { waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { answer } from "@/testing/answers";
import { exampleError, exampleOwnImage } from "@/testing/examples";
import { exampleItem, exampleUpload, takeUploads } from "@/testing/uploads";

import { awaitVerdict, Rejection, sendFile } from "./send";

function watchSteps() {
  const abort = new AbortController();
  const steps = { signal: abort.signal, onSending: vi.fn(), onChecking: vi.fn() };
  return { abort, steps };
}

describe("sending a file", () => {
  test("it is announced first, then sent behind the fields that allow it", async () => {
    const site = takeUploads();
    const { steps } = watchSteps();
    const id = await sendFile(exampleItem({ visibility: "private" }), "image/jpeg", steps);
    expect(id).toBe("quay.jpg");
    expect(site.asked).toEqual([
      { filename: "quay.jpg", content_type: "image/jpeg", size: 9, visibility: "private", title: "" },
    ]);
    expect(site.reachedStore).toEqual([{ file: "quay.jpg", fields: ["key", "policy", "file"] }]);
    expect(site.givenBack).toEqual([]);
  });

  test("the one who waits hears of the start, of the progress and of the end", async () => {
    takeUploads();
    const { steps } = watchSteps();
    await sendFile(exampleItem(), "image/jpeg", steps);
    expect(steps.onSending.mock.calls[0]).toEqual([0]);
    expect(steps.onSending.mock.lastCall).toEqual([100]);
    expect(steps.onChecking).toHaveBeenCalledOnce();
  });

  test("what the server does not allow is never sent", async () => {
    const site = takeUploads();
    answer("post", "/uploads", exampleError("You have no room left."), 400);
    const { steps } = watchSteps();
    await expect(sendFile(exampleItem(), "image/jpeg", steps)).rejects.toThrow("You have no room left.");
    expect(site.reachedStore).toEqual([]);
    expect(steps.onSending).not.toHaveBeenCalled();
  });

  test("a file that the store refuses gives its room back", async () => {
    const site = takeUploads({ storeStatus: () => 403 });
    const { steps } = watchSteps();
    await expect(sendFile(exampleItem(), "image/jpeg", steps)).rejects.toThrow();
    await waitFor(() => {
      expect(site.givenBack).toEqual(["quay.jpg"]);
    });
    expect(site.reachedStore).toHaveLength(1);
    expect(steps.onChecking).not.toHaveBeenCalled();
  });

  test("a store that is busy is tried again", async () => {
    const statuses = [503, 204];
    const site = takeUploads({ storeStatus: () => statuses.shift() ?? 204 });
    const { steps } = watchSteps();
    await expect(sendFile(exampleItem(), "image/jpeg", steps)).resolves.toBe("quay.jpg");
    expect(site.reachedStore).toHaveLength(2);
  });

  test("stopping on the way gives the room back", async () => {
    const site = takeUploads({ storeIsFree: new Promise(() => undefined) });
    const { abort, steps } = watchSteps();
    const stopped = expect(sendFile(exampleItem(), "image/jpeg", steps)).rejects.toThrow();
    await waitFor(() => {
      expect(site.reachedStore).toHaveLength(1);
    });
    abort.abort();
    await stopped;
    await waitFor(() => {
      expect(site.givenBack).toEqual(["quay.jpg"]);
    });
    expect(steps.onChecking).not.toHaveBeenCalled();
  });
});

describe("waiting for the verdict", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  /** Lets time pass until the server has been asked that often; returns how long it took. */
  async function passUntil(isOver: () => boolean): Promise<number> {
    let passed = 0;
    while (!isOver() && passed < 60_000) {
      await vi.advanceTimersByTimeAsync(100);
      // The answers come over a network that these timers do not rule.
      await new Promise((resolve) => setImmediate(resolve));
      passed += 100;
    }
    return passed;
  }

  test("it is asked for until the picture is ready", async () => {
    const states: ("processing" | "ready")[] = ["processing", "processing", "ready"];
    const image = exampleOwnImage();
    const site = takeUploads({ verdict: () => ({ state: states.shift() ?? "ready", image }) });
    const verdict = awaitVerdict("quay.jpg", new AbortController().signal);
    await passUntil(() => site.askedAfter.length === 3);
    await expect(verdict).resolves.toEqual(image);
  });

  test("the longer it takes, the less often it is asked for", async () => {
    const site = takeUploads({ verdict: () => ({ state: "processing" }) });
    const abort = new AbortController();
    const verdict = expect(awaitVerdict("quay.jpg", abort.signal)).rejects.toThrow();
    const first = await passUntil(() => site.askedAfter.length === 1);
    await passUntil(() => site.askedAfter.length === 4);
    const fifth = await passUntil(() => site.askedAfter.length === 5);
    expect(first).toBeLessThan(1_000);
    expect(fifth).toBeGreaterThan(2 * first);
    abort.abort();
    await verdict;
  });

  test("a picture that is turned down comes with the reason", async () => {
    const error = { code: "not_an_image", detail: "The file is not a picture." };
    const site = takeUploads({ verdict: () => ({ state: "rejected", error }) });
    const verdict = awaitVerdict("quay.jpg", new AbortController().signal);
    const refused = expect(verdict).rejects.toThrow(new Rejection("The file is not a picture."));
    await passUntil(() => site.askedAfter.length === 1);
    await refused;
  });

  test("a question that got lost is asked again", async () => {
    const lost = answer("get", "/uploads/quay.jpg", null, 503);
    const verdict = awaitVerdict("quay.jpg", new AbortController().signal);
    await passUntil(() => lost.length === 1);
    answer("get", "/uploads/quay.jpg", exampleUpload({ state: "ready", image: exampleOwnImage() }));
    await passUntil(() => false);
    await expect(verdict).resolves.toEqual(exampleOwnImage());
  });

  test("an upload that is no longer there is not asked after again", async () => {
    const asked = answer("get", "/uploads/quay.jpg", exampleError("Not found."), 404);
    const verdict = awaitVerdict("quay.jpg", new AbortController().signal);
    const missing = expect(verdict).rejects.toMatchObject({ status: 404 });
    await passUntil(() => asked.length === 1);
    await missing;
    await passUntil(() => asked.length > 1);
    expect(asked).toHaveLength(1);
  });

  test("nobody asks any more once it is stopped", async () => {
    const site = takeUploads({ verdict: () => ({ state: "processing" }) });
    const abort = new AbortController();
    const stopped = expect(awaitVerdict("quay.jpg", abort.signal)).rejects.toThrow("Aborted");
    await passUntil(() => site.askedAfter.length === 1);
    abort.abort();
    await stopped;
    await passUntil(() => site.askedAfter.length > 1);
    expect(site.askedAfter).toHaveLength(1);
  });
});
