import { useMutation, useQueryClient } from "@tanstack/react-query";

import { itemsOf, type Pages } from "@/components/pictures/pages";
import { api, unwrapEmpty } from "@/lib/api/client";
import type { Image } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

import { placeIn, type Place } from "../order";

/** The picture is in its new place at once, and back if the server refuses. */
export function useMoveItem(albumId: string) {
  const client = useQueryClient();
  const key = queryKeys.albumPictures(albumId);
  return useMutation({
    scope: { id: `order:${albumId}` },
    mutationFn: ({ id, place }: { id: string; place: Place }) =>
      unwrapEmpty(
        api.POST("/api/v1/albums/{album_id}/items/move", {
          params: { path: { album_id: albumId } },
          body: { image_id: id, ...place },
        }),
      ),
    onMutate: async ({ id, place }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Pages<Image>>(key);
      if (before) client.setQueryData(key, inPages(before, placeIn(itemsOf(before), id, place)));
      return { before };
    },
    onError: (_error, _move, context) => {
      client.setQueryData(key, context?.before);
    },
  });
}

/** The same pages, as long as they were, with other contents. */
function inPages(pages: Pages<Image>, images: Image[]): Pages<Image> {
  let start = 0;
  return {
    ...pages,
    pages: pages.pages.map((page) => {
      const results = images.slice(start, start + page.results.length);
      start += page.results.length;
      return { ...page, results };
    }),
  };
}
