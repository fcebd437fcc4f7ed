interface Props {
  label: string;
  /** Of the field in the form, and its id. */
  name: string;
  defaultValue: string;
  choices: { value: string; label: string }[];
  /** What is wrong with the value that was sent. */
  error: string | null;
}

/** A labelled choice among a few. */
export function SelectField({ label, name, defaultValue, choices, error }: Props) {
  const errorId = `${name}_error`;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select
        id={name}
        name={name}
        defaultValue={defaultValue}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {error !== null && (
        <p className="error" id={errorId}>
          {error}
        </p>
      )}
    </div>
  );
}
