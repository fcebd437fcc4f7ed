import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

/** One's own albums, newest first, or those that others share with one. */
export function useAlbums(of: "mine" | "shared") {
  const isSignedIn = useMe() !== null;
  return useInfiniteQuery({
    queryKey: queryKeys.albumsOf(of),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/albums", { params: { query: { of, ...(pageParam ? { cursor: pageParam } : {}) } }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    enabled: isSignedIn,
  });
}
