import { Undo2, X } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";

import { t } from "../messages";

import { dismissToast, readToasts, subscribeToToasts, type Toast } from "./toast-store";

const SECONDS = 9;

/** Shows toasts in the lower corner and reads them out. */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToToasts, readToasts);
  return (
    <div className="toasts" role="region" aria-label={t("whatJustHappened")} aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = window.setInterval(() => {
      // Stays for as long as somebody points at it or is in it.
      if (card.current?.matches(":hover, :focus-within") !== true) dismissToast(toast.id);
    }, SECONDS * 1000);
    return () => {
      window.clearInterval(timer);
    };
  }, [toast.id]);
  return (
    <div ref={card} className="toast" data-error={toast.isError}>
      <p>{toast.text}</p>
      {toast.undo && (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            dismissToast(toast.id);
            toast.undo?.();
          }}
        >
          <Undo2 size={14} aria-hidden="true" />
          {t("undo")}
        </button>
      )}
      <button type="button" className="icon-button" title={t("dismiss")} onClick={() => dismissToast(toast.id)}>
        <X size={16} aria-hidden="true" />
        <span className="visually-hidden">{t("dismiss")}</span>
      </button>
    </div>
  );
}
