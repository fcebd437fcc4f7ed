/** Where pictures go so that each row fills the width: rows as high as wanted, the last one not stretched. */

export interface Size {
  width: number;
  height: number;
}

export interface Row {
  /** Index of the first picture; `end` is the one after the last. */
  start: number;
  end: number;
  /** CSS pixels, from the top of the grid. */
  top: number;
  height: number;
  /** Of each picture, in order; with the gaps they make up the grid's width. */
  widths: number[];
}

export interface Measures {
  width: number;
  /** What rows are made to come close to. */
  rowHeight: number;
  gap: number;
}

/** Panoramas and strips are cropped rather than given a row of a few pixels, or of several screens. */
const RATIO_MIN = 0.4;
const RATIO_MAX = 4;
/** How much higher than wanted a row may be that is not full. */
const STRETCH = 1.2;

export function ratioOf({ width, height }: Size): number {
  const ratio = width / height;
  return Number.isFinite(ratio) && ratio > 0 ? Math.min(Math.max(ratio, RATIO_MIN), RATIO_MAX) : 1;
}

/**
 * Rows from first to last, decided one by one: more pictures at the end change no row but the last. While more are to come,
 * those that do not fill a row yet wait for it, or they would move under the reader's eyes. `kept` are the first rows, where
 * they are known already.
 */
export function justify(
  sizes: readonly Size[],
  { width, rowHeight, gap }: Measures,
  isGrowing = false,
  kept: readonly Row[] = [],
): Row[] {
  const rows = [...kept];
  let top = rows.length > 0 ? totalHeight(rows) + gap : 0;
  let start = rows.at(-1)?.end ?? 0;
  let ratios: number[] = [];
  const heightOf = (some: number[]) => (width - gap * (some.length - 1)) / some.reduce((sum, one) => sum + one, 0);
  const close = (some: number[], height: number) => {
    rows.push({ start, end: start + some.length, top, height, widths: some.map((ratio) => ratio * height) });
    top += height + gap;
    start += some.length;
  };

  for (const size of sizes.slice(start)) {
    const longer = [...ratios, ratioOf(size)];
    if (heightOf(longer) > rowHeight) {
      ratios = longer;
      continue;
    }
    // Full with this picture, or without it: whichever comes closer to the wanted height, in proportion.
    const without = ratios.length > 0 ? heightOf(ratios) : Infinity;
    if (without / rowHeight < rowHeight / heightOf(longer)) {
      close(ratios, without);
      ratios = [ratioOf(size)];
      // A panorama may fill the next row by itself.
      if (heightOf(ratios) > rowHeight) continue;
    } else {
      ratios = longer;
    }
    close(ratios, heightOf(ratios));
    ratios = [];
  }
  if (ratios.length > 0 && !(isGrowing && rows.length > 0)) close(ratios, Math.min(heightOf(ratios), rowHeight * STRETCH));
  return rows;
}

/** How high all rows are together. */
export function totalHeight(rows: readonly Row[]): number {
  const last = rows.at(-1);
  return last ? last.top + last.height : 0;
}

/** The first row that ends below `y`; the number of rows if there is none. */
export function rowAt(rows: readonly Row[], y: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && row.top + row.height <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row that a picture stands in. */
export function rowOf(rows: readonly Row[], index: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.end ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The picture above (-1) or below (1) another one: the one whose middle is closest. */
export function besideVertically(rows: readonly Row[], index: number, step: 1 | -1, gap: number): number | undefined {
  const at = rowOf(rows, index);
  const from = rows[at];
  const to = rows[at + step];
  if (!from || !to) return undefined;
  const middle = middles(from, gap)[index - from.start] ?? 0;
  const distances = middles(to, gap).map((other) => Math.abs(other - middle));
  return to.start + distances.indexOf(Math.min(...distances));
}

function middles(row: Row, gap: number): number[] {
  let left = 0;
  return row.widths.map((width) => {
    const middle = left + width / 2;
    left += width + gap;
    return middle;
  });
}
