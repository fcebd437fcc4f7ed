import type { ReactNode } from "react";

import { Dialog } from "./dialog";
import { FormError } from "./form-error";

interface Props {
  title: string;
  /** What it means; it cannot be undone, or nobody would be asked. */
  children: ReactNode;
  keep: string;
  go: string;
  busy: string;
  isBusy: boolean;
  error: unknown;
  onGo: () => void;
  onClose: () => void;
}

/** Asks once more before what cannot be undone. */
export function ConfirmDialog({ title, children, keep, go, busy, isBusy, error, onGo, onClose }: Props) {
  return (
    <Dialog title={title} isBusy={isBusy} onClose={onClose}>
      {children}
      <FormError error={error} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose} disabled={isBusy}>
          {keep}
        </button>
        <button type="button" className="button button-danger-filled" onClick={onGo} disabled={isBusy}>
          {isBusy ? busy : go}
        </button>
      </div>
    </Dialog>
  );
}
