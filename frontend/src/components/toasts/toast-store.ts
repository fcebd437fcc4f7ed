import { errorText } from "@/lib/api/errors";

/** What just happened, for a few seconds, with a way back where there is one. */
export interface Toast {
  id: number;
  text: string;
  isError: boolean;
  undo: (() => void) | undefined;
}

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

/** More would hide the page. */
const SHOWN = 3;

function replace(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((listener) => {
    listener();
  });
}

export function showToast(text: string, { undo, isError = false }: { undo?: () => void; isError?: boolean } = {}): void {
  count += 1;
  replace([...toasts, { id: count, text, isError, undo }].slice(-SHOWN));
}

/** Says why something that had already been shown as done did not work. */
export function showError(what: string, error: unknown): void {
  showToast(`${what} ${errorText(error)}`, { isError: true });
}

export function dismissToast(id: number): void {
  replace(toasts.filter((toast) => toast.id !== id));
}

export function dismissToasts(): void {
  replace([]);
}

export const readToasts = (): readonly Toast[] => toasts;

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
