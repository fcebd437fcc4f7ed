import { useSyncExternalStore } from "react";

import type { Visibility } from "@/lib/api/types";
import { useDefaultVisibility } from "@/lib/default-visibility";

let choice: Visibility | null = null;
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

/** Without a choice, as the settings say. */
export function useVisibilityChoice(): Visibility {
  const chosen = useSyncExternalStore(subscribe, () => choice);
  const kept = useDefaultVisibility();
  return chosen ?? kept;
}
