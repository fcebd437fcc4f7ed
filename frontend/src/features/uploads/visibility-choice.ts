import { useSyncExternalStore } from "react";

import type { Visibility } from "@/lib/api/types";

let choice: Visibility = "public";
const listeners = new Set<() => void>();

/** Who is to see the next pictures: one choice for the page and for files dropped anywhere, until the page is reloaded. */
export function chooseVisibility(visibility: Visibility): void {
  choice = visibility;
  listeners.forEach((listener) => {
    listener();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useVisibilityChoice(): Visibility {
  return useSyncExternalStore(subscribe, () => choice);
}
