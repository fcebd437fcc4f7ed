import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { ImagePage } from "@/lib/api/types";
import { albumOf, FAVOURITES, FOLLOWING, type ListName, monthOf, searchOf } from "@/lib/list-name";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

/** A month's section of the timeline is asked for in few requests. */
const LIMIT_OF_MONTH = 100;
/** Whoever has scrolled past the first page is about to want more. */
const LIMIT_OF_LATER_PAGES = 60;

export function fetchImages(list: ListName, cursor: string | null, signal?: AbortSignal): Promise<ImagePage> {
  const page = cursor ? { cursor, limit: LIMIT_OF_LATER_PAGES } : {};
  const init = signal ? { signal } : {};
  if (list === FOLLOWING) return unwrap(api.GET("/api/v1/feed/following", { params: { query: page }, ...init }));
  if (list === FAVOURITES) return unwrap(api.GET("/api/v1/me/favourites", { params: { query: page }, ...init }));
  const album = albumOf(list);
  if (album) {
    const path = { album_id: album };
    return unwrap(api.GET("/api/v1/albums/{album_id}/items", { params: { path, query: page }, ...init }));
  }
  const search = searchOf(list);
  if (search) {
    const asked = Object.fromEntries(new URLSearchParams(search));
    return unwrap(api.GET("/api/v1/images", { params: { query: { ...page, ...asked } }, ...init }));
  }
  const month = monthOf(list);
  const which = month ? { owner: "me", month, limit: LIMIT_OF_MONTH } : list ? { owner: list } : {};
  return unwrap(api.GET("/api/v1/images", { params: { query: { ...page, ...which } }, ...init }));
}

/** Newest first, page by page. */
export function imagesQuery(list: ListName) {
  return infiniteQueryOptions({
    queryKey: queryKeys.list(list),
    queryFn: ({ pageParam, signal }) => fetchImages(list, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}

/** Visitors may not use the API: for them this is what the page brought along. */
export function useImages(list: ListName) {
  const isSignedIn = useMe() !== null;
  return useInfiniteQuery({ ...imagesQuery(list), enabled: isSignedIn });
}
