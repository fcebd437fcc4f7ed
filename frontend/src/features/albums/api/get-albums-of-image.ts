import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** The albums that a picture of one's own is in, the oldest first. */
export function useAlbumsOfImage(imageId: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.albumsWith(imageId),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/images/{image_id}/albums", {
          params: { path: { image_id: imageId }, query: pageParam ? { cursor: pageParam } : {} },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}
