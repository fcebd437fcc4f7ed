import { useSyncExternalStore } from "react";

import type { Visibility } from "./api/types";
import { VISIBILITIES } from "./visibility";

const NAME = "visibility";
const listeners = new Set<() => void>();

/** Who is to see new pictures unless it is chosen for them: kept in this browser. Public to begin with. */
export function readDefaultVisibility(): Visibility {
  try {
    const kept = localStorage.getItem(NAME);
    return VISIBILITIES.find((value) => value === kept) ?? "public";
  } catch {
    return "public";
  }
}

export function saveDefaultVisibility(visibility: Visibility): void {
  try {
    localStorage.setItem(NAME, visibility);
  } catch {
    // Browsers that keep nothing begin with public each time; the upload page says so.
  }
  listeners.forEach((listener) => {
    listener();
  });
}

export function useDefaultVisibility(): Visibility {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, readDefaultVisibility);
}
