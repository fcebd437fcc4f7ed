import type { UseMutationResult } from "@tanstack/react-query";
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
  mutation: Pick<UseMutationResult<unknown, Error, void>, "mutate" | "isPending" | "error">;
  /** Once it is done, where that does not take the dialog away by itself. */
  onDone?: () => void;
  onClose: () => void;
}

/** Asks once more before what cannot be undone. */
export function ConfirmDialog({ title, children, keep, go, busy, mutation, onDone, onClose }: Props) {
  const { mutate, isPending, error } = mutation;
  return (
    <Dialog title={title} isBusy={isPending} onClose={onClose}>
      {children}
      <FormError error={error} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose} disabled={isPending}>
          {keep}
        </button>
        <button
          type="button"
          className="button button-danger-filled"
          onClick={() => {
            mutate(undefined, { onSuccess: () => onDone?.() });
          }}
          disabled={isPending}
        >
          {isPending ? busy : go}
        </button>
      </div>
    </Dialog>
  );
}
