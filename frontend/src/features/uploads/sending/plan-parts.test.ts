import { expect, test } from "vitest";

import { planParts } from "./plan-parts";

const plan = { part_size: 100, part_count: 3 };

test("a file is cut into parts of one size, the last of what remains", () => {
  expect(planParts(plan, 250, [])).toEqual([
    { number: 1, start: 0, end: 100 },
    { number: 2, start: 100, end: 200 },
    { number: 3, start: 200, end: 250 },
  ]);
});

test("what has arrived is left out", () => {
  const arrived = [
    { number: 1, size: 100 },
    { number: 3, size: 50 },
  ];
  expect(planParts(plan, 250, arrived).map(({ number }) => number)).toEqual([2]);
});

test("a part that arrived in another size is sent again", () => {
  expect(planParts(plan, 250, [{ number: 3, size: 100 }]).map(({ number }) => number)).toEqual([1, 2, 3]);
});
