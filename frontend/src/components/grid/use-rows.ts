import { useMemo, useState } from "react";

import { justify, type Measures, type Row, type Size } from "./justify";

/** The rows of a list that grows: those that more pictures cannot change are not worked out again. */
export function useRows(items: readonly Size[], measures: Measures, isGrowing: boolean): Row[] {
  const [justified] = useState(rowByRow);
  return useMemo(() => justified(items, measures, isGrowing), [justified, items, measures, isGrowing]);
}

/** As `justify`, whose last answer it remembers. */
export function rowByRow() {
  let last: { items: readonly Size[]; measures: Measures; rows: Row[] } | undefined;
  return (items: readonly Size[], measures: Measures, isGrowing: boolean): Row[] => {
    const kept = last?.measures === measures ? unchanged(last.rows, last.items, items) : [];
    const rows = justify(items, measures, isGrowing, kept);
    last = { items, measures, rows };
    return rows;
  };
}

/** A row ends where it does also because of the picture after it, so that one has to be the same as well. */
function unchanged(rows: readonly Row[], before: readonly Size[], now: readonly Size[]): readonly Row[] {
  const isSame = (one: Size, at: number) => one.width === now[at]?.width && one.height === now[at].height;
  const change = before.findIndex((one, at) => one !== now[at] && !isSame(one, at));
  const end = change < 0 ? before.length : change;
  return rows.slice(0, rows.findLastIndex((row) => row.end < end) + 1);
}
