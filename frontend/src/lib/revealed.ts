import { useSyncExternalStore } from "react";

/** Which covered pictures somebody wanted to see; forgotten with the page. */
const revealed = new Set<string>();
const listeners = new Set<() => void>();

export function reveal(id: string): void {
  revealed.add(id);
  listeners.forEach((listener) => listener());
}

export const isRevealed = (id: string): boolean => revealed.has(id);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useIsRevealed(id: string): boolean {
  return useSyncExternalStore(subscribe, () => revealed.has(id));
}
