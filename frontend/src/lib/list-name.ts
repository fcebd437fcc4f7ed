/** Which list of pictures is meant: everybody's (null), one person's (a handle), or one of those below. */
export type ListName = string | null;

/** Handles have no "@", so that these names are nobody's. */
export const FAVOURITES = "@favourites";
export const FOLLOWING = "@following";
const ALBUM = "@album:";
const MONTH = "@month:";
const SEARCH = "@search:";

/** One's own pictures that were taken in a month, such as "2026-11". */
export function monthList(month: string): ListName {
  return MONTH + month;
}

/** The month of such a list; null for any other. */
export function monthOf(list: ListName): string | null {
  return list?.startsWith(MONTH) ? list.slice(MONTH.length) : null;
}

/** An album's pictures, in its order. */
export function albumList(id: string): ListName {
  return ALBUM + id;
}

/** The album of such a list; null for any other. */
export function albumOf(list: ListName): string | null {
  return list?.startsWith(ALBUM) ? list.slice(ALBUM.length) : null;
}

/** What a search found; `query` as it stands in the address of the search. */
export function searchList(query: string): ListName {
  return SEARCH + query;
}

/** Everybody's pictures with a tag: the search for nothing else. */
export function tagList(tag: string): ListName {
  return searchList(new URLSearchParams({ tag }).toString());
}

/** What such a list was searched for; null for any other. */
export function searchOf(list: ListName): string | null {
  return list?.startsWith(SEARCH) ? list.slice(SEARCH.length) : null;
}
