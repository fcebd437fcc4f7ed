/** The measures of the grid, in CSS pixels; the style sheet has the same break points. */
const PHONE = 640;
const DESKTOP = 1024;
const RAIL = 208;

export const gutter = (width: number): number => (width < PHONE ? 4 : 8);

export function rowHeight(width: number): number {
  if (width < PHONE) return 180;
  return width < DESKTOP ? 220 : 270;
}

/** How wide the grid will be, before it can be measured: keeps the page's height right from the first paint. */
export function estimatedGridWidth(): number {
  const width = document.documentElement.clientWidth || DESKTOP;
  const rail = width >= DESKTOP ? RAIL : 0;
  return width - rail - 2 * (width < PHONE ? 4 : 16);
}
