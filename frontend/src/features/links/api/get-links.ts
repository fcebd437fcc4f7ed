import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** All that one has made, newest first. */
export function useLinks() {
  return useInfiniteQuery({
    queryKey: queryKeys.links,
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET("/api/v1/links", { params: { query: pageParam ? { cursor: pageParam } : {} }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    // How often each was opened changes without us.
    staleTime: 0,
  });
}
