import { type Asked, askedFrom, searchOf } from "./asked";

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

/** What is in an album, in its order. */
export function albumList(id: string): ListName {
  return ALBUM + id;
}

/** The id of the album whose list it is; null for any other. */
export function albumOf(list: ListName): string | null {
  return list?.startsWith(ALBUM) ? list.slice(ALBUM.length) : null;
}

/** What a search finds. */
export function searchList(asked: Asked): ListName {
  return SEARCH + searchOf(asked);
}

/** What such a list is asked for; null for any other. */
export function askedOf(list: ListName): Asked | null {
  return list?.startsWith(SEARCH) ? askedFrom(new URLSearchParams(list.slice(SEARCH.length))) : null;
}
