import { useSyncExternalStore } from "react";

import type { Picture } from "@/lib/api/types";

/** What a drag of pictures is known by, to what they can be dropped on. */
export const DRAG_TYPE = "application/x-imageshare-pictures";

const NONE: readonly Picture[] = [];
let dragged = NONE;
const listeners = new Set<() => void>();

export function setDragged(pictures: readonly Picture[]): void {
  dragged = pictures.length > 0 ? pictures : NONE;
  listeners.forEach((listener) => {
    listener();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The pictures that are being dragged; none most of the time. */
export function useDragged(): readonly Picture[] {
  return useSyncExternalStore(subscribe, () => dragged);
}
