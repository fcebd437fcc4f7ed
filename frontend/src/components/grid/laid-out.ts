import { type Row, rowAt } from "./justify";

/** What a grid has where, also of what is not in the document. */
export interface LaidOut {
  items: readonly { id: string }[];
  rows: readonly Row[];
  gap: number;
}

/** CSS pixels, from the top left of the grid. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const grids = new WeakMap<Element, LaidOut>();

export function layOut(grid: Element, laidOut: LaidOut): void {
  grids.set(grid, laidOut);
}

/** The pictures of a grid that a box touches, in order. */
export function idsWithin(grid: Element, box: Box): string[] {
  const laidOut = grids.get(grid);
  return laidOut ? idsTouched(laidOut, box) : [];
}

export function idsTouched({ items, rows, gap }: LaidOut, { left, top, right, bottom }: Box): string[] {
  const found: string[] = [];
  for (let at = rowAt(rows, top); at < rows.length; at += 1) {
    const row = rows[at];
    if (!row || row.top >= bottom) break;
    let from = 0;
    row.widths.forEach((width, column) => {
      const id = items[row.start + column]?.id;
      if (id !== undefined && from < right && from + width > left) found.push(id);
      from += width + gap;
    });
  }
  return found;
}
