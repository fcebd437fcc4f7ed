import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** What is said of a picture, oldest first, page by page. */
export function useComments(imageId: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.comments(imageId),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/images/{image_id}/comments", {
          params: { path: { image_id: imageId }, query: pageParam ? { cursor: pageParam } : {} },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    // Others may have said something since.
    staleTime: 30_000,
  });
}
