interface Props<Value extends string> {
  id: string;
  name: string;
  value: Value | undefined;
  options: { value: Value; label: string }[];
  onChange: (value: Value | undefined) => void;
}

/** One of a few, or any: the browser's own list in the shape of a chip. */
export function SelectChip<Value extends string>({ id, name, value, options, onChange }: Props<Value>) {
  return (
    <span className="search-chip" data-set={value !== undefined}>
      <label htmlFor={id} className="visually-hidden">
        {name}
      </label>
      <select
        id={id}
        value={value ?? ""}
        onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value)}
      >
        <option value="">{name}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
