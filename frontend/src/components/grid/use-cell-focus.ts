import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Shows the cell of a picture and gives it the focus; false if it is not in the document. */
function focusCell(grid: HTMLElement | null, index: number): boolean {
  const cell = grid?.querySelector(`[data-cell="${String(index)}"]`);
  const target = cell?.querySelector<HTMLElement>("a, button, input");
  if (!cell || !target) return false;
  target.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest" });
  return true;
}

/**
 * Which picture has the focus: it has to stay in the document while one scrolls away, or the focus would be lost.
 * `goTo` moves the focus to a picture by its number; to one that is not in the document yet as soon as it is.
 */
export function useCellFocus(ref: RefObject<HTMLElement | null>) {
  const [kept, setKept] = useState<number>();
  const wanted = useRef<number>(undefined);

  useEffect(() => {
    const grid = ref.current;
    if (!grid) return;
    const enter = ({ target }: FocusEvent) => {
      const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
      if (cell) setKept(Number(cell.dataset.cell));
    };
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !grid.contains(relatedTarget)) setKept(undefined);
    };
    grid.addEventListener("focusin", enter);
    grid.addEventListener("focusout", leave);
    return () => {
      grid.removeEventListener("focusin", enter);
      grid.removeEventListener("focusout", leave);
    };
  }, [ref]);

  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    focusCell(ref.current, wanted.current);
    wanted.current = undefined;
  }, [ref, kept]);

  const goTo = (index: number) => {
    if (focusCell(ref.current, index)) return;
    wanted.current = index;
    setKept(index);
  };
  return { kept, goTo };
}
