import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from "react";

/** CSS pixels after which letting go closes; a quick flick needs fewer. */
const FAR = 96;
const FLICK = 32;
const FLICK_MS = 250;

/** A sheet that follows a finger down by its head, and closes when it was far enough; otherwise it slides back. */
export function useDragDown(sheet: RefObject<HTMLElement | null>, onClose: () => void) {
  const watching = useRef<AbortController>(null);
  useEffect(() => () => watching.current?.abort(), []);

  const place = (down: number) => {
    slide(sheet.current, down);
  };
  return (event: ReactPointerEvent) => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest("button"))) return;
    const { clientY: start, timeStamp: began } = event;
    const watch = new AbortController();
    watching.current?.abort();
    watching.current = watch;
    const on = (type: "pointermove" | "pointerup" | "pointercancel", react: (event: PointerEvent) => void) => {
      window.addEventListener(type, react, { signal: watch.signal });
    };
    on("pointermove", ({ clientY }) => place(clientY - start));
    on("pointerup", ({ clientY, timeStamp }) => {
      watch.abort();
      const down = clientY - start;
      if (down > (timeStamp - began < FLICK_MS ? FLICK : FAR)) onClose();
      else place(0);
    });
    on("pointercancel", () => {
      watch.abort();
      place(0);
    });
  };
}

function slide(element: HTMLElement | null, down: number): void {
  if (element) element.style.translate = down > 0 ? `0 ${down}px` : "";
}
