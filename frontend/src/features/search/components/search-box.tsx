import { Hash, Search, User } from "lucide-react";
import { useDeferredValue, useId, useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";

import { paths } from "@/config/paths";

import { useSuggestions } from "../api/get-suggestions";
import { choicesOf, searchPath } from "../choices";
import { t } from "../messages";

const ICONS = { word: Search, tag: Hash, person: User };

/** Where one says what to look for, with suggestions below (the combobox pattern of ARIA's authoring practices). */
export function SearchBox({ inputId }: { inputId?: string }) {
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const sought = pathname === paths.search ? (search.get("q") ?? "") : "";
  // Another search, from anywhere, starts the field anew.
  return <Box key={sought} sought={sought} inputId={inputId} />;
}

function Box({ sought, inputId }: { sought: string; inputId: string | undefined }) {
  const [typed, setTyped] = useState(sought);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const id = useId();
  const navigate = useNavigate();
  const { data } = useSuggestions(useDeferredValue(isOpen ? typed.trim() : ""));
  const choices = isOpen && data && typed.trim() ? choicesOf(data, typed) : [];
  const active = choices[at];

  const go = (path: string) => {
    setOpen(false);
    setAt(-1);
    void navigate(path);
  };
  const press = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && choices.length > 0) {
      const next = at + step;
      setAt(next >= choices.length ? -1 : Math.max(next, -1));
    } else if (event.key === "Escape" && isOpen && choices.length > 0) {
      setOpen(false);
      setAt(-1);
    } else return;
    event.preventDefault();
  };
  return (
    <form
      role="search"
      className="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        if (active) go(active.path);
        else if (typed.trim()) go(searchPath(typed.trim()));
      }}
    >
      <Search size={16} aria-hidden="true" />
      <input
        id={inputId}
        type="search"
        role="combobox"
        aria-label={t("searchPicturesTagsAndPeople")}
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${id}-${String(at)}` : undefined}
        placeholder={t("search")}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={200}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setAt(-1);
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      <div className="search-choices" id={`${id}-list`} role="listbox" aria-label={t("suggestions")} hidden={!choices.length}>
        {choices.map(({ key, kind, text, detail, path }, index) => {
          const Icon = ICONS[kind];
          return (
            <div
              key={key}
              id={`${id}-${String(index)}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              // Before the field loses the focus, and with it the list.
              onPointerDown={(event) => {
                event.preventDefault();
                go(path);
              }}
            >
              <Icon size={16} aria-hidden="true" />
              <span>{text}</span>
              <span className="secondary">{detail}</span>
            </div>
          );
        })}
      </div>
    </form>
  );
}
