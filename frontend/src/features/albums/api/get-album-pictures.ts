import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

/** What is in an album and one may see, in its order. */
export function useAlbumPictures(id: string) {
  const isSignedIn = useMe() !== null;
  return useInfiniteQuery({
    queryKey: queryKeys.albumPictures(id),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/albums/{album_id}/items", {
          params: { path: { album_id: id }, query: pageParam ? { cursor: pageParam } : {} },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    enabled: isSignedIn,
  });
}
