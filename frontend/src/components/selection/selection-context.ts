import { createContext, use, useSyncExternalStore } from "react";

import type { Picture } from "@/lib/api/types";

import type { SelectionStore } from "./selection-store";

export const SelectionContext = createContext<SelectionStore | null>(null);

export function useSelectionStore(): SelectionStore {
  const store = use(SelectionContext);
  if (!store) throw new Error("A selection needs a SelectionArea above it.");
  return store;
}

/** The chosen pictures, in the order of the list. */
export function useChosen(): ReadonlyMap<string, Picture> {
  const store = useSelectionStore();
  return useSyncExternalStore(store.subscribe, store.read);
}
