import { useId } from "react";

interface Props {
  label: string;
  hint: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** Something that is either on or off, with what that means. */
export function SwitchField({ label, hint, isOn, onChange }: Props) {
  const id = useId();
  return (
    <div className="switch-field">
      <span>
        <label htmlFor={id} className="choice-label">
          {label}
        </label>
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      </span>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className="switch"
        aria-describedby={`${id}-hint`}
        checked={isOn}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
    </div>
  );
}
