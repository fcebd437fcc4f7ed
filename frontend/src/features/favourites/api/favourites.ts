import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";

import { mapPages, type Pages } from "@/components/pictures/pages";
import { api, unwrap, unwrapEmpty } from "@/lib/api/client";
import type { Image } from "@/lib/api/types";
import { eachOf } from "@/lib/in-turn";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

/** One's favourites, the newest first. */
export function useFavourites() {
  const isSignedIn = useMe() !== null;
  return useInfiniteQuery({
    queryKey: queryKeys.favourites,
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET("/api/v1/me/favourites", { params: { query: pageParam ? { cursor: pageParam } : {} }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    enabled: isSignedIn,
  });
}

const path = (id: string) => ({ params: { path: { image_id: id } } });

export function useAddFavourites() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) =>
      eachOf(ids, (id) => unwrapEmpty(api.PUT("/api/v1/images/{image_id}/favourite", path(id)))),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.favourites }),
  });
}

/** They are gone from the list at once; those that could not be removed come back with the next answer. */
export function useRemoveFavourites() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) =>
      eachOf(ids, (id) => unwrapEmpty(api.DELETE("/api/v1/images/{image_id}/favourite", path(id)))),
    onSuccess: (results) => {
      const gone = new Set(results.filter(({ ok }) => ok).map(({ id }) => id));
      client.setQueryData<Pages<Image>>(queryKeys.favourites, (pages) =>
        mapPages(pages, (images) => images.filter(({ id }) => !gone.has(id))),
      );
    },
  });
}
