import { useId } from "react";

import type { Visibility } from "@/lib/api/types";
import { visibilityChoices } from "@/lib/visibility-choices";

interface Props {
  legend: string;
  value: Visibility;
  onChange: (visibility: Visibility) => void;
}

/** Who may see a picture, in words. */
export function VisibilityField({ legend, value, onChange }: Props) {
  const name = useId();
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {visibilityChoices().map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            name={name}
            value={choice.value}
            aria-labelledby={`${name}-${choice.value}`}
            aria-describedby={`${name}-${choice.value}-hint`}
            checked={choice.value === value}
            onChange={() => {
              onChange(choice.value);
            }}
          />
          <span>
            <span className="choice-label" id={`${name}-${choice.value}`}>
              {choice.label}
            </span>
            <span className="hint" id={`${name}-${choice.value}-hint`}>
              {choice.hint}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
