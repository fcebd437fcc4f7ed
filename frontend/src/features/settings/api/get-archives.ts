import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { Archive } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

const LOOK_AGAIN = 3_000;

export function isBeingMade({ state }: Archive): boolean {
  return state === "queued" || state === "running";
}

/** Looks again for as long as one of them is being made. */
export function useArchives() {
  return useInfiniteQuery({
    queryKey: queryKeys.archives,
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET("/api/v1/archives", { params: { query: pageParam ? { cursor: pageParam } : {} }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.results.some(isBeingMade)) ? LOOK_AGAIN : false,
  });
}
