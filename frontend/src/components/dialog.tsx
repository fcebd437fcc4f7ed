import { type ReactNode, useId, useLayoutEffect, useRef } from "react";

interface Props {
  title: string;
  /** While something is under way that closing would not stop; the dialog then stays. */
  isBusy?: boolean;
  /** For pictures rather than for a question. */
  isWide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog for as long as it is mounted; the browser keeps the focus inside and Escape closes it. */
export function Dialog({ title, isBusy = false, isWide = false, onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

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
      className={isWide ? "dialog dialog-wide" : "dialog"}
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
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}
