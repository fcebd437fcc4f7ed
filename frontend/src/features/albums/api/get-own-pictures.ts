import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** One's library, to choose from. */
export function useOwnPictures(handle: string) {
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
  });
}
