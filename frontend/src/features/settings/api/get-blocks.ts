import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

export function useBlocks() {
  return useInfiniteQuery({
    queryKey: queryKeys.blocks,
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET("/api/v1/me/blocks", { params: { query: pageParam ? { cursor: pageParam } : {} }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}
