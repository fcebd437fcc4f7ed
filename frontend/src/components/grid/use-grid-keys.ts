import { type RefObject, useEffect } from "react";

import { besideVertically, type Row, rowAt } from "./justify";

interface Options {
  rows: readonly Row[];
  gap: number;
  count: number;
  /** Shows a picture and gives it the focus, wherever it is. */
  goTo: (index: number) => void;
}

/** Height of the bar that covers the top of the window. */
const BAR = 56;

/** j and k to the next and the previous picture; arrows, Home and End once one has the focus; Escape leaves. */
export function useGridKeys(ref: RefObject<HTMLElement | null>, { rows, gap, count, goTo }: Options): void {
  useEffect(() => {
    const target = (key: string, focused: number | undefined): number | undefined => {
      if (focused === undefined) {
        if (key !== "j" && key !== "k") return undefined;
        const top = ref.current?.getBoundingClientRect().top ?? 0;
        return rows[rowAt(rows, BAR - top)]?.start;
      }
      if (key === "j" || key === "ArrowRight") return focused + 1;
      if (key === "k" || key === "ArrowLeft") return focused - 1;
      if (key === "ArrowDown") return besideVertically(rows, focused, 1, gap);
      if (key === "ArrowUp") return besideVertically(rows, focused, -1, gap);
      if (key === "Home") return 0;
      return key === "End" ? count - 1 : undefined;
    };
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const active = document.activeElement;
      if (active?.closest("input:not([type=checkbox]), textarea, select, dialog, [role=menu]")) return;
      const cell = active?.closest<HTMLElement>("[data-cell]");
      const isHere = cell ? ref.current?.contains(cell) === true : false;
      // The focus is in another grid of the page, whose keys these are.
      if (cell && !isHere) return;
      if (event.key === "Escape" && active instanceof HTMLElement && cell) {
        active.blur();
        return;
      }
      const index = target(event.key, cell ? Number(cell.dataset.cell) : undefined);
      if (index === undefined) return;
      if (index >= 0 && index < count) goTo(index);
      else if (!leave(ref.current, index < 0)) return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
    };
  });
}

/** From the first or last picture into the grid before or after, where a page has several. */
function leave(grid: HTMLElement | null, isBackwards: boolean): boolean {
  const grids = Array.from(document.querySelectorAll<HTMLElement>("[data-grid]"));
  const next = grid ? grids[grids.indexOf(grid) + (isBackwards ? -1 : 1)] : undefined;
  const cells = next?.querySelectorAll<HTMLElement>("[data-cell] a");
  const link = cells?.[isBackwards ? cells.length - 1 : 0];
  link?.focus();
  return link !== undefined;
}
