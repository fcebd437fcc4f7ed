import { Pencil } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";

interface Props {
  /** What it is: "The title", and what the button before it does: "Edit the title". */
  label: string;
  editLabel: string;
  value: string;
  /** How the value stands there while it is not being changed. */
  children: ReactNode;
  isLong?: boolean;
  isRequired?: boolean;
  maxLength: number;
  onSave: (value: string) => void;
}

/** A text that turns into a field in its place. Enter or leaving the field saves, Escape keeps what was. */
export function InlineEdit({ label, editLabel, value, children, isLong = false, isRequired = false, maxLength, onSave }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // A field that leaves the page may lose the focus once more.
  const isOpen = useRef(false);
  const isEditing = draft !== null;

  useEffect(() => {
    isOpen.current = isEditing;
    if (!isEditing) return;
    field.current?.focus();
    field.current?.select();
  }, [isEditing]);

  const finish = (isKept: boolean) => {
    if (!isOpen.current) return;
    isOpen.current = false;
    const text = draft?.trim() ?? "";
    setDraft(null);
    if (isKept && text !== value && (text || !isRequired)) onSave(text);
  };
  const finishByKey = (isKept: boolean) => {
    finish(isKept);
    // The button is there again after the next paint.
    requestAnimationFrame(() => button.current?.focus());
  };

  if (!isEditing) {
    return (
      <div className="inline-edit">
        {children}
        <button
          ref={button}
          type="button"
          className="icon-button"
          title={editLabel}
          onClick={() => setDraft(value)}
        >
          <Pencil size={16} aria-hidden="true" />
          <span className="visually-hidden">{editLabel}</span>
        </button>
      </div>
    );
  }
  const input = {
    ref: field,
    value: draft,
    maxLength,
    className: "inline-edit-field",
    "aria-label": label,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setDraft(event.target.value),
    onBlur: () => finish(true),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === "Escape") finishByKey(false);
      else if (event.key === "Enter" && (!isLong || event.ctrlKey || event.metaKey)) finishByKey(true);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return isLong ? <textarea {...input} rows={3} /> : <input {...input} />;
}
