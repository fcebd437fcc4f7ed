import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** Somebody's albums that one may see, page by page. */
export function useUserAlbums(handle: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.userAlbums(handle),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/users/{handle}/albums", {
          params: { path: { handle }, query: pageParam ? { cursor: pageParam } : {} },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}
