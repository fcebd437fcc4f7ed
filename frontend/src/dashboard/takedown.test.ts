import { expect, test, vi } from "vitest";

import { followTakedowns } from "./takedown";

test("a removal is asked for until it is proven", async () => {
  vi.useFakeTimers();
  document.body.innerHTML = '<p data-takedown-url="/moderation/takedowns/1">Moving</p>';
  const answers = [
    new Response(null, { status: 503 }),
    Response.json({ is_proven: false, words: "Checking that every address is dead." }),
    Response.json({ is_proven: true, words: "Unreachable after 4 s." }),
  ];
  const asked = vi.spyOn(globalThis, "fetch").mockImplementation(() => Promise.resolve(answers.shift() ?? Response.error()));
  followTakedowns(document);
  await vi.advanceTimersByTimeAsync(100);
  expect(document.body).toHaveTextContent("Moving");
  await vi.advanceTimersByTimeAsync(1500);
  expect(document.body).toHaveTextContent("Checking that every address is dead.");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(document.body).toHaveTextContent("Unreachable after 4 s.");
  expect(asked).toHaveBeenCalledTimes(3);
  vi.useRealTimers();
});
