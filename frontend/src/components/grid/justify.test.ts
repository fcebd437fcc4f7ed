import { expect, test } from "vitest";

import { besideVertically, justify, type Row, rowAt, rowOf, totalHeight } from "./justify";

const MEASURES = { width: 1200, rowHeight: 270, gap: 8 };
const landscape = { width: 3000, height: 2000 };
const portrait = { width: 2000, height: 3000 };

const many = (count: number) => Array.from({ length: count }, (_, at) => (at % 3 === 1 ? portrait : landscape));
function nth(rows: Row[], at: number): Row {
  const row = rows.at(at);
  if (!row) throw new Error(`There is no row ${String(at)}.`);
  return row;
}

const filled = (row: Row) => row.widths.reduce((sum, width) => sum + width, 0) + 8 * (row.widths.length - 1);

test("every row but the last fills the width exactly, at about the wanted height", () => {
  const rows = justify(many(100), MEASURES);
  for (const row of rows.slice(0, -1)) {
    expect(filled(row)).toBeCloseTo(1200);
    expect(row.height).toBeGreaterThan(190);
    expect(row.height).toBeLessThan(390);
  }
  expect(filled(nth(rows, -1))).toBeLessThanOrEqual(1200.001);
});

test("every picture has its place once, and rows follow each other at the gap", () => {
  const rows = justify(many(50), MEASURES);
  expect(rows.flatMap((row) => Array.from({ length: row.end - row.start }, (_, at) => row.start + at))).toEqual(
    Array.from({ length: 50 }, (_, at) => at),
  );
  rows.slice(1).forEach((row, at) => {
    const above = nth(rows, at);
    expect(row.top).toBeCloseTo(above.top + above.height + 8);
  });
});

test("more pictures move none but those of the last row", () => {
  const before = justify(many(40), MEASURES).slice(0, -1);
  expect(justify(many(90), MEASURES).slice(0, before.length)).toEqual(before);
});

test("while more pictures are to come, those of an unfinished row wait, and nothing moves when it is filled", () => {
  const whole = justify(many(90), MEASURES);
  for (let count = 40; count < 60; count += 1) {
    const growing = justify(many(count), MEASURES, true);
    expect(growing).toEqual(whole.slice(0, growing.length));
    expect(nth(growing, -1).end).toBeGreaterThan(count - 6);
  }
  expect(justify([portrait], MEASURES, true)).toHaveLength(1);
});

test("a lonely picture is not blown up, a panorama not squeezed flat", () => {
  expect(justify([portrait], MEASURES)[0]?.height).toBeCloseTo(270 * 1.2);
  expect(justify([{ width: 20_000, height: 1000 }], MEASURES)[0]?.height).toBeCloseTo(300);
  expect(justify([{ width: 0, height: 0 }], MEASURES)[0]?.widths[0]).toBeCloseTo(270 * 1.2);
  expect(justify([], MEASURES)).toEqual([]);
});

test("the row at a height, and of a picture, among 10,000", () => {
  const rows = justify(many(10_000), MEASURES);
  const row = nth(rows, 1234);
  expect(rowAt(rows, row.top + 1)).toBe(1234);
  expect(rowAt(rows, -5)).toBe(0);
  expect(rowAt(rows, totalHeight(rows) + 1)).toBe(rows.length);
  expect(rowOf(rows, row.start)).toBe(1234);
  expect(rowOf(rows, row.end - 1)).toBe(1234);
});

test("up and down lead to the picture that is closest", () => {
  const square = { width: 100, height: 100 };
  const rows = justify(Array.from({ length: 10 }, () => square), { width: 308, rowHeight: 100, gap: 4 });
  expect(rows.map(({ start }) => start)).toEqual([0, 3, 6, 9]);
  expect(besideVertically(rows, 1, 1, 4)).toBe(4);
  expect(besideVertically(rows, 8, 1, 4)).toBe(9);
  expect(besideVertically(rows, 9, -1, 4)).toBe(6);
  expect(besideVertically(rows, 1, -1, 4)).toBeUndefined();
});
