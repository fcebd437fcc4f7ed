import { expect, test } from "vitest";

import { justify } from "./justify";
import { idsTouched } from "./laid-out";

/** Rows of three squares of 100 pixels, 4 apart: a b c, d e f, and so on. */
const items = Array.from("abcdefghij", (id) => ({ id }));
const square = { width: 100, height: 100 };
const rows = justify(items.map(() => square), { width: 308, rowHeight: 100, gap: 4 });
const touched = (left: number, top: number, right: number, bottom: number) =>
  idsTouched({ items, rows, gap: 4 }, { left, top, right, bottom }).join("");

test("a box touches what it overlaps, however little", () => {
  expect(touched(50, 50, 60, 60)).toBe("a");
  expect(touched(99, 99, 105, 105)).toBe("abde");
  expect(touched(-20, -20, 400, 105)).toBe("abcdef");
  expect(touched(205, -20, 400, 9000)).toBe("cfi");
});

test("nothing stands in the gaps, beside the pictures, or below the last one", () => {
  expect(touched(101, 0, 103, 90)).toBe("");
  expect(touched(0, 101, 400, 103)).toBe("");
  expect(touched(330, 0, 400, 9000)).toBe("");
  expect(touched(150, 312, 400, 400)).toBe("");
  expect(touched(0, 5000, 400, 6000)).toBe("");
});
