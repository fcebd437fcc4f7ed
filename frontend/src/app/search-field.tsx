import { SearchBox } from "@/features/search/components/search-box";

export const SEARCH_FIELD_ID = "site-search";

/** Where one types what to look for, on every page. */
export function SearchField() {
  return <SearchBox fieldId={SEARCH_FIELD_ID} />;
}
