import { useEffect } from "react";

import { absoluteUrl, basePath } from "@/config/site";

/** Registers the service worker once the page is there; the built site alone has one. */
export function useServiceWorker(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted || import.meta.env.DEV || !("serviceWorker" in navigator)) return;
    const register = () => {
      // Without it nothing is missing but what it adds.
      navigator.serviceWorker
        .register(absoluteUrl("/service-worker.js"), { scope: `${basePath}/` })
        .catch(() => undefined);
    };
    if (document.readyState === "complete") register();
    else window.addEventListener("load", register, { once: true });
    return () => {
      window.removeEventListener("load", register);
    };
  }, [isWanted]);
}
