import { useId } from "react";

import { useMe } from "@/lib/session";

import { type Asked, type Change, COLOURS, ORIENTATIONS, SORTS } from "../asked";
import { t } from "../messages";

import { DateFilter } from "./date-filter";
import { SelectChip } from "./select-chip";
import { TextFilter } from "./text-filter";

interface Props {
  asked: Asked;
  onChange: (change: Change) => void;
}

const SORT_NAMES = { newest: "newestFirst", relevance: "bestMatchFirst" } as const;
const ORIENTATION_NAMES = { landscape: "landscape", portrait: "portrait", square: "square" } as const;
const COLOUR_NAMES = {
  black: "black",
  white: "white",
  grey: "grey",
  brown: "brown",
  red: "red",
  orange: "orange",
  yellow: "yellow",
  green: "green",
  teal: "teal",
  blue: "blue",
  purple: "purple",
  pink: "pink",
} as const satisfies Record<(typeof COLOURS)[number], string>;

/** Chips that narrow a search down; a chip in force says what it lets through and can be lifted. */
export function Filters({ asked, onChange }: Props) {
  const me = useMe();
  const id = useId();
  return (
    <div className="search-filters" role="group" aria-label={t("filters")}>
      {me && (
        <button
          type="button"
          className="search-chip"
          aria-pressed={asked.owner === "me"}
          onClick={() => onChange({ owner: asked.owner === "me" ? undefined : "me" })}
        >
          {t("onlyMine")}
        </button>
      )}
      <TextFilter
        name={t("owner")}
        anyName={t("anyOwner")}
        prefix="@"
        value={asked.owner === "me" ? undefined : asked.owner}
        onChange={(owner) => onChange({ owner })}
      />
      <TextFilter
        name={t("tag")}
        anyName={t("anyTag")}
        prefix="#"
        value={asked.tag}
        onChange={(tag) => onChange({ tag: tag?.toLowerCase() })}
      />
      <DateFilter from={asked.taken_from} to={asked.taken_to} onChange={onChange} />
      <SelectChip
        id={`${id}-orientation`}
        name={t("orientation")}
        value={asked.orientation}
        options={ORIENTATIONS.map((value) => ({ value, label: t(ORIENTATION_NAMES[value]) }))}
        onChange={(orientation) => onChange({ orientation })}
      />
      <SelectChip
        id={`${id}-colour`}
        name={t("colour")}
        value={asked.colour}
        options={COLOURS.map((value) => ({ value, label: t(COLOUR_NAMES[value]) }))}
        onChange={(colour) => onChange({ colour })}
      />
      <SelectChip
        id={`${id}-sort`}
        name={t("order")}
        value={asked.sort}
        options={SORTS.map((value) => ({ value, label: t(SORT_NAMES[value]) }))}
        onChange={(sort) => onChange({ sort })}
      />
    </div>
  );
}
