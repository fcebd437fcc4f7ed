import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** What visitors sent for an album and its owner has not decided on; a page may be short before the end. */
export function useHeld(albumId: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.held(albumId),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/albums/{album_id}/held", {
          params: { path: { album_id: albumId }, query: pageParam ? { cursor: pageParam } : {} },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    staleTime: 0,
  });
}
