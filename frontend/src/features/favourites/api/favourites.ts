import { useMutation, useQueryClient } from "@tanstack/react-query";

import { mapPages, type Pages } from "@/components/pictures/pages";
import { api, unwrapEmpty } from "@/lib/api/client";
import type { Image } from "@/lib/api/types";
import { eachOf } from "@/lib/in-turn";
import { queryKeys } from "@/lib/query-keys";

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
