import { expect, test } from "vitest";

import { justify, type Size } from "./justify";
import { rowByRow } from "./use-rows";

const MEASURES = { width: 1200, rowHeight: 270, gap: 8 };

/** Shapes that repeat nowhere near: rows of all kinds, also such that end for the sake of the next picture. */
const sizes = (count: number): Size[] =>
  Array.from({ length: count }, (_, at) => ({ width: 400 + ((at * 7919) % 2600), height: 400 + ((at * 104_729) % 1400) }));

test("rows are the same whether worked out at once or page by page", () => {
  const all = sizes(500);
  for (const step of [1, 7, 60]) {
    const grown = rowByRow();
    for (let count = step; count < all.length; count += step) {
      expect(grown(all.slice(0, count), MEASURES, true)).toEqual(justify(all.slice(0, count), MEASURES, true));
    }
    expect(grown(all, MEASURES, false)).toEqual(justify(all, MEASURES));
  }
});

test("a picture that changed, went, or came in between changes the rows from there on, another width all of them", () => {
  const all = sizes(200);
  const grown = rowByRow();
  for (const items of [
    all,
    all.with(100, { width: 9000, height: 1000 }),
    all.toSpliced(57, 1),
    all.toSpliced(3, 0, { width: 100, height: 900 }),
    all.slice(0, 20),
    [],
    all,
  ]) {
    expect(grown(items, MEASURES, false)).toEqual(justify(items, MEASURES));
  }
  const narrow = { ...MEASURES, width: 360 };
  expect(grown(all, narrow, false)).toEqual(justify(all, narrow));
});

test("a grid of 100,000 pictures that grows by a page works out nothing but the rows of that page", () => {
  let read = 0;
  const counted = sizes(100_060).map((size) => ({
    get width() {
      read += 1;
      return size.width;
    },
    height: size.height,
  }));
  const grown = rowByRow();
  const before = grown(counted.slice(0, 100_000), MEASURES, true);
  read = 0;
  const after = grown(counted, MEASURES, true);
  expect(read).toBeLessThan(100);
  expect(after.length).toBeGreaterThan(before.length);
  expect(after.slice(0, before.length)).toEqual(before);
});
