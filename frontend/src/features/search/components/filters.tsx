import { useId } from "react";

import { useMe } from "@/lib/session";

import { type Asked, type Change, COLOURS, ORIENTATIONS, SORTS } from "../asked";

import { DateFilter } from "./date-filter";
import { SelectChip } from "./select-chip";
import { TextFilter } from "./text-filter";

interface Props {
  asked: Asked;
  onChange: (change: Change) => void;
}

const SORT_NAMES = { newest: "Newest first", relevance: "Best match first" };
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Chips that narrow a search down; a chip in force says what it lets through and can be lifted. */
export function Filters({ asked, onChange }: Props) {
  const me = useMe();
  const id = useId();
  return (
    <div className="search-filters" role="group" aria-label="Filters">
      {me && (
        <button
          type="button"
          className="search-chip"
          aria-pressed={asked.owner === "me"}
          onClick={() => onChange({ owner: asked.owner === "me" ? undefined : "me" })}
        >
          Only mine
        </button>
      )}
      <TextFilter
        name="Owner"
        prefix="@"
        value={asked.owner === "me" ? undefined : asked.owner}
        onChange={(owner) => onChange({ owner })}
      />
      <TextFilter name="Tag" prefix="#" value={asked.tag} onChange={(tag) => onChange({ tag: tag?.toLowerCase() })} />
      <DateFilter from={asked.taken_from} to={asked.taken_to} onChange={onChange} />
      <SelectChip
        id={`${id}-orientation`}
        name="Orientation"
        value={asked.orientation}
        options={ORIENTATIONS.map((value) => ({ value, label: capital(value) }))}
        onChange={(orientation) => onChange({ orientation })}
      />
      <SelectChip
        id={`${id}-colour`}
        name="Colour"
        value={asked.colour}
        options={COLOURS.map((value) => ({ value, label: capital(value) }))}
        onChange={(colour) => onChange({ colour })}
      />
      <SelectChip
        id={`${id}-sort`}
        name="Order"
        value={asked.sort}
        options={SORTS.map((value) => ({ value, label: SORT_NAMES[value] }))}
        onChange={(sort) => onChange({ sort })}
      />
    </div>
  );
}
