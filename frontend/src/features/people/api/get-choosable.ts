import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** One's own pictures, newest first, to choose one of; those that are private cannot stand for one. */
export function useChoosable(handle: string) {
  return useInfiniteQuery({
    queryKey: [...queryKeys.lists, "choosable", handle],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/images", {
          params: { query: { owner: handle, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    select: ({ pages }) => pages.flatMap(({ results }) => results).filter(({ visibility }) => visibility !== "private"),
  });
}
