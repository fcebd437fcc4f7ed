import { type RefObject, useEffect } from "react";

import type { SelectionStore } from "./selection-store";

/** True while a key means something to what has the focus, or to a dialog that covers the area. */
function isTaken(target: EventTarget | null, area: Element): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("input:not([type=checkbox]), textarea, select, [role=menu]")) return true;
  const dialog = target.closest("dialog");
  return dialog !== null && !dialog.contains(area);
}

/** The id of the picture that has the focus: that of the box nearest to it. */
function focusedId(area: Element): string | undefined {
  for (let at = document.activeElement; at && at !== area && area.contains(at); at = at.parentElement) {
    const box = at.parentElement?.querySelector<HTMLElement>(":scope > [data-select]");
    if (box) return box.dataset.select;
  }
  return undefined;
}

/** x chooses the picture that has the focus, with Shift up to it; Ctrl+A takes all, Escape none (but closes a dialog). */
export function useSelectionKeys(area: RefObject<HTMLElement | null>, store: SelectionStore): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const element = area.current;
      if (!element || event.defaultPrevented || event.altKey) return;
      if (isTaken(event.target, element)) return;
      const isCommand = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const isInside = store.read().size > 0 || element.contains(document.activeElement);
      if (isCommand && key === "a" && isInside) store.chooseAll();
      else if (key === "escape" && store.read().size > 0 && !element.closest("dialog")) store.clear();
      else if (!isCommand && key === "x") {
        const id = focusedId(element);
        if (id === undefined) return;
        store.toggle(id, event.shiftKey);
      } else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
    };
  }, [area, store]);
}
