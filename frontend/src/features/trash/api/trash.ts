import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";

import { mapPages, type Pages } from "@/components/pictures/pages";
import { api, unwrap, unwrapEmpty } from "@/lib/api/client";
import type { TrashedImage } from "@/lib/api/types";
import { eachOf } from "@/lib/in-turn";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

/** What one threw away, the last first. */
export function useTrash() {
  const isSignedIn = useMe() !== null;
  return useInfiniteQuery({
    queryKey: queryKeys.trash,
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET("/api/v1/me/trash", { params: { query: pageParam ? { cursor: pageParam } : {} }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    // Others of one's tabs and devices throw things away too.
    staleTime: 0,
    enabled: isSignedIn,
  });
}

/** Picture by picture, as the API has it; says of each what became of it. */
export function useDeleteForGood() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) =>
      eachOf(ids, (id) =>
        unwrapEmpty(api.DELETE("/api/v1/me/trash/{image_id}", { params: { path: { image_id: id } } })),
      ),
    onSuccess: (results) => {
      const gone = new Set(results.filter(({ ok }) => ok).map(({ id }) => id));
      client.setQueryData<Pages<TrashedImage>>(queryKeys.trash, (pages) =>
        mapPages(pages, (images) => images.filter(({ id }) => !gone.has(id))),
      );
      void client.invalidateQueries({ queryKey: queryKeys.me });
    },
  });
}

/** The server takes its time over it; the page need not. */
export function useEmptyTrash() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrapEmpty(api.DELETE("/api/v1/me/trash")),
    onSuccess: () => {
      client.setQueryData<Pages<TrashedImage>>(queryKeys.trash, {
        pages: [{ results: [], next_cursor: null }],
        pageParams: [null],
      });
    },
  });
}
