import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";

import { t } from "./messages";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Says why nothing new comes, for as long as the browser knows that it is cut off. */
export function OfflineBanner() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status" className="offline-status">
      {!isOnline && (
        <p className="offline-banner">
          <WifiOff size={16} aria-hidden="true" />
          {t("youAreOfflineWhat")}
        </p>
      )}
    </div>
  );
}
