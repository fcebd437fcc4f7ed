/** The field in the top bar, which a key reaches from every page. */
export const SEARCH_FIELD_ID = "site-search";
