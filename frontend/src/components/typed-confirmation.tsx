import { type ReactNode, useState } from "react";

import { Dialog } from "./dialog";
import { FormError } from "./form-error";
import { t } from "./messages";

interface Props {
  title: string;
  /** What will be gone. */
  children: ReactNode;
  /** Has to be typed. */
  word: string;
  action: string;
  isBusy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before what cannot be undone: typing a word takes longer than a slip of the hand. */
export function TypedConfirmation({ title, children, word, action, isBusy, error, onConfirm, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const isRight = typed.trim().toLowerCase() === word.toLowerCase();
  return (
    <Dialog title={title} isBusy={isBusy} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isRight && !isBusy) onConfirm();
        }}
      >
        <p>{children}</p>
        <FormError error={error} />
        <div className="field">
          <label htmlFor="confirmation">{t("typeWordToGoOn", { word })}</label>
          <input
            id="confirmation"
            value={typed}
            autoComplete="off"
            autoCapitalize="none"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <div className="dialog-actions">
          <button type="button" className="button" disabled={isBusy} onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="button button-danger-filled" disabled={!isRight || isBusy}>
            {isBusy ? t("deleting") : action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
