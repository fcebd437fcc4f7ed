import { type ReactNode, useLayoutEffect, useMemo, useRef } from "react";

import { rowAt, rowOf, type Size, totalHeight } from "./justify";
import { layOut } from "./laid-out";
import { measuresFor } from "./measures";
import { useCellFocus } from "./use-cell-focus";
import { useGridKeys } from "./use-grid-keys";
import { useRows } from "./use-rows";
import { useViewSpan } from "./use-view-span";
import { useWidth } from "./use-width";

/** Where and how large a picture is shown. */
export interface Place {
  index: number;
  width: number;
  height: number;
  isAboveFold: boolean;
}

interface Props<Item> {
  items: readonly Item[];
  /** Whether more are to come: what would move then is not shown yet. */
  isGrowing?: boolean;
  children: (item: Item, place: Place) => ReactNode;
}

const ROWS_ABOVE_FOLD = 3;

/** Pictures in justified rows, of which only those near the view are in the document, however many there are. */
export function VirtualGrid<Item extends Size & { id: string }>({ items, isGrowing = false, children }: Props<Item>) {
  const ref = useRef<HTMLDivElement>(null);
  const width = useWidth(ref);
  const { from, to } = useViewSpan(ref);
  const measures = useMemo(() => measuresFor(width), [width]);
  const rows = useRows(items, measures, isGrowing);
  const { kept, goTo } = useCellFocus(ref);
  useLayoutEffect(() => {
    if (ref.current) layOut(ref.current, { items, rows, gap: measures.gap });
  }, [items, rows, measures.gap]);
  useGridKeys(ref, { rows, gap: measures.gap, count: rows.at(-1)?.end ?? 0, goTo });

  const shown = new Set<number>();
  for (let at = rowAt(rows, from); at < rows.length && (rows[at]?.top ?? 0) < to; at += 1) shown.add(at);
  if (kept !== undefined && kept < items.length) shown.add(rowOf(rows, kept));

  const cells: ReactNode[] = [];
  for (const at of [...shown].sort((one, other) => one - other)) {
    const row = rows[at];
    if (!row) continue;
    let left = 0;
    row.widths.forEach((cellWidth, column) => {
      const index = row.start + column;
      const item = items[index];
      if (!item) return;
      const style = { top: row.top, left, width: cellWidth, height: row.height };
      cells.push(
        <div key={item.id} className="grid-cell" data-cell={index} data-picture={item.id} style={style}>
          {children(item, { index, width: cellWidth, height: row.height, isAboveFold: at < ROWS_ABOVE_FOLD })}
        </div>,
      );
      left += cellWidth + measures.gap;
    });
  }
  return (
    <div ref={ref} className="virtual-grid" data-grid style={{ height: totalHeight(rows) }}>
      {cells}
    </div>
  );
}
