import { type RefObject, useEffect } from "react";

import { type Box, idsWithin } from "../grid/laid-out";

import type { SelectionStore } from "./selection-store";

/** CSS pixels that the mouse has to move before a press is more than a click. */
const SLACK = 4;
/** How near to the edge of the window it scrolls, and how fast at most, in CSS pixels and CSS pixels a frame. */
const EDGE = 72;
const SPEED = 24;

/** Where a frame may begin: beside the pictures, or on them with Shift, since without it they are dragged or opened. */
function mayBegin({ target, shiftKey, button }: MouseEvent, area: Element): boolean {
  if (button !== 0 || !(target instanceof Element) || !area.contains(target)) return false;
  if (target === area || target.matches("[data-grid], .grid-end")) return true;
  return shiftKey && target.closest("[data-picture]") !== null;
}

/**
 * A frame drawn with the mouse chooses what it touches, with Shift, Ctrl or Command besides what was chosen. It scrolls
 * at the edges of the window; Escape lets go of it and leaves the selection as it was.
 */
export function useLasso(area: RefObject<HTMLElement | null>, frame: RefObject<HTMLElement | null>, store: SelectionStore) {
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const begin = (event: MouseEvent) => {
      if (!mayBegin(event, element)) return;
      // No text is marked, nothing is dragged, and the focus stays where it is.
      event.preventDefault();
      draw(element, frame.current, store, event);
    };
    element.addEventListener("mousedown", begin);
    return () => {
      element.removeEventListener("mousedown", begin);
    };
  }, [area, frame, store]);
}

function draw(area: HTMLElement, frame: HTMLElement | null, store: SelectionStore, event: MouseEvent): void {
  const grid = area.querySelector("[data-grid]");
  if (!grid) return;
  const before = new Set(store.read().keys());
  const kept = event.shiftKey || event.ctrlKey || event.metaKey ? before : new Set<string>();
  // Counted from the pictures, which move under the mouse when something scrolls.
  const origin = pointIn(grid, event);
  const mouse = { clientX: event.clientX, clientY: event.clientY };
  const watch = new AbortController();
  let isDrawing = false;
  let last = "";
  let request = 0;

  const step = () => {
    // A dialog scrolls by itself, and not what is behind it.
    if (!area.closest("dialog")) scrollAtEdge(mouse.clientY);
    const at = pointIn(grid, mouse);
    const box = {
      left: Math.min(origin.x, at.x),
      top: Math.min(origin.y, at.y),
      right: Math.max(origin.x, at.x),
      bottom: Math.max(origin.y, at.y),
    };
    place(frame, shifted(box, grid, area));
    const grids = [...area.querySelectorAll("[data-grid]")];
    const ids = grids.flatMap((one) => idsWithin(one, shifted(box, grid, one)));
    if (ids.join() !== last) store.chooseOnly(new Set([...kept, ...ids]));
    last = ids.join();
    request = requestAnimationFrame(step);
  };
  const end = () => {
    watch.abort();
    cancelAnimationFrame(request);
    if (frame) frame.hidden = true;
  };
  const on = <Type extends "mousemove" | "mouseup" | "keydown" | "blur">(
    type: Type,
    react: (event: WindowEventMap[Type]) => void,
  ) => {
    window.addEventListener(type, react, { signal: watch.signal, capture: true });
  };
  on("mousemove", ({ clientX, clientY }) => {
    Object.assign(mouse, { clientX, clientY });
    if (isDrawing || Math.hypot(clientX - event.clientX, clientY - event.clientY) < SLACK) return;
    isDrawing = true;
    step();
  });
  on("mouseup", () => {
    end();
    // What began and ended on one picture would be a click on it.
    if (isDrawing) window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
  });
  on("blur", end);
  on("keydown", (press) => {
    if (press.key !== "Escape" || !isDrawing) return;
    press.preventDefault();
    press.stopPropagation();
    end();
    store.chooseOnly(before);
  });
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function scrollAtEdge(y: number): void {
  const down = y - (window.innerHeight - EDGE);
  const up = EDGE - y;
  if (down > 0) window.scrollBy(0, Math.min(SPEED, down / 2));
  else if (up > 0) window.scrollBy(0, -Math.min(SPEED, up / 2));
}

/** Where the mouse is, counted from the top left of an element. */
function pointIn(element: Element, { clientX, clientY }: Pick<MouseEvent, "clientX" | "clientY">) {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

/** The same box, counted from another element. */
function shifted(box: Box, from: Element, to: Element): Box {
  const one = from.getBoundingClientRect();
  const other = to.getBoundingClientRect();
  const x = one.left - other.left;
  const y = one.top - other.top;
  return { left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y };
}

function place(frame: HTMLElement | null, { left, top, right, bottom }: Box): void {
  if (!frame) return;
  frame.hidden = false;
  Object.assign(frame.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${right - left}px`,
    height: `${bottom - top}px`,
  });
}
