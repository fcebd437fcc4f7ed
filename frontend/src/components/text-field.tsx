import { useEffect, useRef } from "react";

interface Props {
  label: string;
  /** Of the input in the form, and its id. */
  name: string;
  defaultValue: string;
  hint?: string;
  /** What is wrong with the value that was sent; the focus goes to the field with it. */
  error: string | null;
  /** More than one line when given. */
  rows?: number;
  /** Of an input in one line. */
  type?: "text" | "number" | "password";
  min?: number;
  max?: number;
  minLength?: number;
  maxLength?: number;
  required?: boolean;
  autoComplete?: string;
}

/** A labelled text input, with its hint and with what the server says about it. */
export function TextField({ label, name, hint, error, rows, type = "text", min, max, ...rest }: Props) {
  const ref = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const hintId = `${name}_hint`;
  const errorId = `${name}_error`;
  const described = [error !== null && errorId, hint !== undefined && hintId].filter(Boolean).join(" ");

  useEffect(() => {
    if (error !== null) ref.current?.focus();
  }, [error]);

  const input = {
    ...rest,
    ref,
    id: name,
    name,
    "aria-invalid": error !== null,
    "aria-describedby": described || undefined,
  };
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {rows === undefined ? <input {...input} type={type} min={min} max={max} /> : <textarea {...input} rows={rows} />}
      {error !== null && (
        <p className="error" id={errorId}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
