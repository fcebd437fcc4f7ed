import { type RefObject, useEffect, useState } from "react";

import { DRAG_TYPE } from "./dragged";

const isOurs = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes(DRAG_TYPE) ?? false;

/** Takes pictures that are dropped on an element, and nothing else; true while they are above it. */
export function useDropTarget(target: RefObject<HTMLElement | null>, onDrop: () => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    const watch = new AbortController();
    const on = (type: "dragenter" | "dragover" | "dragleave" | "drop", react: (event: DragEvent) => void) => {
      element.addEventListener(type, react, { signal: watch.signal });
    };
    on("dragenter", (event) => setOver(isOurs(event)));
    on("dragover", (event) => {
      if (!event.dataTransfer || !isOurs(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    });
    on("dragleave", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) setOver(false);
    });
    on("drop", (event) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      setOver(false);
      onDrop();
    });
    return () => {
      watch.abort();
    };
  }, [target, onDrop]);
  return isOver;
}
