import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";

import { t } from "./messages";
import { useDragDown } from "./use-drag-down";

interface Props {
  title: string;
  /** While something is under way that closing would not stop; the dialog then stays. */
  isBusy?: boolean;
  /** A sheet has a button to close it, and on phones comes from below and is dragged away; a wide one is for pictures. */
  kind?: "dialog" | "sheet" | "wide";
  onClose: () => void;
  children: ReactNode;
}

const CLASSES = { dialog: "", sheet: "dialog-sheet", wide: "dialog-wide" };

/** A modal dialog for as long as it is mounted; the browser keeps the focus inside and Escape closes it. */
export function Dialog({ title, isBusy = false, kind = "dialog", onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const dragDown = useDragDown(ref, onClose);

  // A layout effect, as it has to close before it leaves the document: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
    };
  }, []);

  return (
    <dialog
      ref={ref}
      className={`dialog ${CLASSES[kind]}`.trimEnd()}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (!isBusy) onClose();
      }}
      onClose={() => {
        // Browsers let a second Escape close it unasked.
        if (ref.current?.open !== false) return;
        if (isBusy) ref.current.showModal();
        else onClose();
      }}
    >
      {kind === "sheet" ? (
        <header className="sheet-head" onPointerDown={isBusy ? undefined : dragDown}>
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="icon-button dialog-close" title={t("close")} disabled={isBusy} onClick={onClose}>
            <X size={18} aria-hidden="true" />
            <span className="visually-hidden">{t("close")}</span>
          </button>
        </header>
      ) : (
        <h2 id={titleId}>{title}</h2>
      )}
      {children}
    </dialog>
  );
}
