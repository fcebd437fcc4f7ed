import { Search } from "lucide-react";
import type { SubmitEvent } from "react";
import { useNavigate, useSearchParams } from "react-router";

import { formText } from "@/components/form-text";
import { paths } from "@/config/paths";

export const SEARCH_FIELD_ID = "site-search";

/** Where one types what to look for, on every page. */
export function SearchField() {
  const navigate = useNavigate();
  const asked = useSearchParams()[0].get("q") ?? "";
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const query = formText(new FormData(event.currentTarget), "q").trim();
    void navigate(query ? paths.searchFor(query) : paths.search);
  };
  return (
    <form className="search-field" role="search" onSubmit={submit}>
      <Search size={16} aria-hidden="true" />
      <input
        key={asked}
        id={SEARCH_FIELD_ID}
        type="search"
        name="q"
        defaultValue={asked}
        aria-label="Search pictures"
        placeholder="Search pictures"
        maxLength={200}
        autoComplete="off"
      />
    </form>
  );
}
