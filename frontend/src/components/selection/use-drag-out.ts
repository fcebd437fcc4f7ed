import { type RefObject, useEffect } from "react";

import { t } from "../messages";

import { DRAG_TYPE, setDragged } from "./dragged";
import type { SelectionStore } from "./selection-store";

/** A picture is dragged out of the list, with all the chosen ones if it is one of them. */
export function useDragOut(area: RefObject<HTMLElement | null>, store: SelectionStore): void {
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const watch = new AbortController();
    const { signal } = watch;
    const end = () => setDragged([]);
    element.addEventListener("dragstart", (event) => start(event, store), { signal });
    element.addEventListener("dragend", end, { signal });
    // No end is told of a picture that was scrolled out of the document meanwhile; the mouse moves only after the drag.
    window.addEventListener("mousemove", end, { signal });
    return () => {
      watch.abort();
      end();
    };
  }, [area, store]);
}

function start(event: DragEvent, store: SelectionStore): void {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-picture]") : null;
  const pictures = store.withChosen(cell?.dataset.picture);
  if (!event.dataTransfer || pictures.length === 0) return;
  event.dataTransfer.effectAllowed = "copyLink";
  event.dataTransfer.setData(DRAG_TYPE, pictures.map(({ id }) => id).join(" "));
  const label = document.createElement("span");
  label.className = "drag-label";
  label.textContent = t("pictures", { count: pictures.length });
  document.body.append(label);
  event.dataTransfer.setDragImage(label, -12, -12);
  // Not before the browser has taken its picture of what is dragged, or it drags nothing.
  setTimeout(() => {
    label.remove();
    setDragged(pictures);
  });
}
