import { t } from "./messages";

interface Props {
  go: string;
  busy: string;
  isBusy: boolean;
  onCancel: () => void;
}

/** The two ways out of a dialog with a form: leaving all as it is, and sending it. */
export function FormActions({ go, busy, isBusy, onCancel }: Props) {
  return (
    <div className="dialog-actions">
      <button type="button" className="button" disabled={isBusy} onClick={onCancel}>
        {t("cancel")}
      </button>
      <button type="submit" className="button button-strong" disabled={isBusy}>
        {isBusy ? busy : go}
      </button>
    </div>
  );
}
