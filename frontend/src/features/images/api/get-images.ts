import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

/** Newest first, page by page; of one person (a handle) or of everybody (null). */
export function imagesQuery(owner: string | null) {
  return infiniteQueryOptions({
    queryKey: queryKeys.list(owner),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/images", {
          params: { query: { ...(pageParam ? { cursor: pageParam } : {}), ...(owner ? { owner } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}

/** Visitors may not use the API: for them this is what the page brought along. */
export function useImages(owner: string | null) {
  const isSignedIn = useMe() !== null;
  return useInfiniteQuery({ ...imagesQuery(owner), enabled: isSignedIn });
}
