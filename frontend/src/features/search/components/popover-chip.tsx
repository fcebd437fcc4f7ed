import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";

import { t } from "../messages";

interface Props {
  name: string;
  /** "Any tag": what lifting it means. */
  anyName: string;
  /** What it lets through; null while it lets everything through. */
  value: string | null;
  onLift: () => void;
  onSubmit: (values: FormData) => void;
  /** The fields of its form. */
  children: ReactNode;
}

/** A chip that opens a small form below itself. */
export function PopoverChip({ name, anyName, value, onLift, onSubmit, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const element = details.current;
    const closeOutside = ({ target }: Event) => {
      if (element?.open && target instanceof Node && !element.contains(target)) element.open = false;
    };
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !element?.open) return;
      event.preventDefault();
      element.open = false;
      element.querySelector("summary")?.focus();
    };
    window.addEventListener("pointerdown", closeOutside);
    window.addEventListener("keydown", closeByKey, { capture: true });
    return () => {
      window.removeEventListener("pointerdown", closeOutside);
      window.removeEventListener("keydown", closeByKey, { capture: true });
    };
  }, []);

  return (
    <span className="search-popover">
      <details ref={details}>
        <summary className="search-chip" data-set={value !== null}>
          {value === null ? name : `${name}: ${value}`}
        </summary>
        <form
          key={value}
          className="search-popover-form"
          aria-label={name}
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit(new FormData(event.currentTarget));
            if (details.current) details.current.open = false;
            details.current?.querySelector("summary")?.focus();
          }}
        >
          {children}
          <button type="submit" className="button button-strong">
            {t("show")}
          </button>
        </form>
      </details>
      {value !== null && (
        <button type="button" className="icon-button" title={anyName} onClick={onLift}>
          <X size={14} aria-hidden="true" />
          <span className="visually-hidden">{anyName}</span>
        </button>
      )}
    </span>
  );
}
