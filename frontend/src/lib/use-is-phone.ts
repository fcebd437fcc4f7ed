import { useSyncExternalStore } from "react";

/** The style sheets have the same break point. */
const PHONE = "(width < 640px)";

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(PHONE);
  query.addEventListener("change", listener);
  return () => {
    query.removeEventListener("change", listener);
  };
}

/** Whether the window is as narrow as a phone's: there, what stands beside a picture elsewhere comes as a sheet from below. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(PHONE).matches);
}
