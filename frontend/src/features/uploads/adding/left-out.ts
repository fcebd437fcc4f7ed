import { useSyncExternalStore } from "react";

let notes: readonly string[] = [];
const listeners = new Set<() => void>();

/** What of the last drop or folder does not appear in the list, in sentences; told until something else is added. */
export function noteLeftOut(sentences: readonly string[]): void {
  notes = sentences;
  listeners.forEach((listener) => {
    listener();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLeftOut(): readonly string[] {
  return useSyncExternalStore(subscribe, () => notes);
}
