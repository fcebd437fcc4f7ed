import type { Measures } from "./justify";

/** The measures of the grid, in CSS pixels; the style sheet has the same break points. */
const PHONE = 640;
const DESKTOP = 1024;
const RAIL = 208;

export function measuresFor(width: number): Measures {
  const rowHeight = width < PHONE ? 180 : width < DESKTOP ? 220 : 270;
  return { width, rowHeight, gap: width < PHONE ? 4 : 8 };
}

/** How wide a grid will be, before it can be measured: keeps the page's height right from the first paint. */
export function estimatedWidth(hasRail = document.querySelector(".frame[data-rail='true']") !== null): number {
  const width = document.documentElement.clientWidth || DESKTOP;
  const rail = hasRail && width >= DESKTOP ? RAIL : 0;
  return width - rail - 2 * (width < PHONE ? 4 : 16);
}
