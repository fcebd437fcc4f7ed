/** Which list of pictures is meant: everybody's (null), one person's (a handle), or one of those below. */
export type ListName = string | null;

/** Handles have no "@", so that these names are nobody's. */
export const FAVOURITES = "@favourites";
const ALBUM = "@album:";
const SEARCH = "@search:";

/** An album's pictures, in its order. */
export function albumList(id: string): ListName {
  return ALBUM + id;
}

/** What a search found; `query` as it stands in the address of the search. */
export function searchList(query: string): ListName {
  return SEARCH + query;
}
