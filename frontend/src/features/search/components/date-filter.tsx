import { useId } from "react";

import { formText } from "@/components/form-text";
import { getLocale } from "@/lib/i18n/language";

import { t } from "../messages";

import { PopoverChip } from "./popover-chip";

interface Days {
  taken_from: string | undefined;
  taken_to: string | undefined;
}

interface Props {
  /** Such as 2026-11-26. */
  from: string | undefined;
  to: string | undefined;
  onChange: (days: Days) => void;
}

/** Lets through what was taken between two days; either may be open. */
export function DateFilter({ from, to, onChange }: Props) {
  const id = useId();
  return (
    <PopoverChip
      name={t("dateTaken")}
      anyName={t("anyDateTaken")}
      value={periodText(from, to)}
      onLift={() => onChange({ taken_from: undefined, taken_to: undefined })}
      onSubmit={(values) =>
        onChange({ taken_from: formText(values, "from") || undefined, taken_to: formText(values, "to") || undefined })
      }
    >
      <div className="field">
        <label htmlFor={`${id}-from`}>{t("firstDay")}</label>
        <input id={`${id}-from`} name="from" type="date" defaultValue={from} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-to`}>{t("lastDay")}</label>
        <input id={`${id}-to`} name="to" type="date" defaultValue={to} />
      </div>
    </PopoverChip>
  );
}

/** "1 Mar 2026 – 31 Mar 2026", "from 1 Mar 2026"; null without days. */
export function periodText(from: string | undefined, to: string | undefined): string | null {
  const [first, last] = [dayText(from), dayText(to)];
  if (first && last) return `${first} – ${last}`;
  if (first) return t("fromFirst", { first });
  return last ? t("untilLast", { last }) : null;
}

function dayText(day: string | undefined): string | null {
  // Noon, so that no time zone makes another day of it.
  const date = new Date(`${day ?? ""}T12:00:00`);
  return Number.isNaN(date.getTime()) ? null : date.toLocaleDateString(getLocale(), { dateStyle: "medium" });
}
