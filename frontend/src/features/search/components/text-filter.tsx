import { useId } from "react";

import { formText } from "@/components/form-text";

import { PopoverChip } from "./popover-chip";

interface Props {
  name: string;
  /** "Any tag": what lifting it means. */
  anyName: string;
  /** What is written before it and not sent. */
  prefix: "@" | "#";
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Lets through what has this word: an owner's handle or a tag. */
export function TextFilter({ name, anyName, prefix, value, onChange }: Props) {
  const id = useId();
  return (
    <PopoverChip
      name={name}
      anyName={anyName}
      value={value === undefined ? null : prefix + value}
      onLift={() => onChange(undefined)}
      onSubmit={(values) => {
        const typed = formText(values, "value");
        onChange((typed.startsWith(prefix) ? typed.slice(1) : typed) || undefined);
      }}
    >
      <div className="field">
        <label htmlFor={id}>{name}</label>
        <input id={id} name="value" defaultValue={value ?? ""} autoComplete="off" autoCapitalize="none" maxLength={50} />
      </div>
    </PopoverChip>
  );
}
