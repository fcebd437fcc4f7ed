import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** One's own pictures, newest first: whatever they are like, a link may lead to them. */
export function useOwnPictures(handle: string, isWanted: boolean) {
  return useInfiniteQuery({
    queryKey: queryKeys.list(handle),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/images", {
          params: { query: { owner: handle, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    enabled: isWanted,
  });
}

/** One's own albums, newest first. */
export function useOwnAlbums(isWanted: boolean) {
  return useInfiniteQuery({
    queryKey: queryKeys.albumsOf("mine"),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/albums", {
          params: { query: { of: "mine", ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    enabled: isWanted,
  });
}
