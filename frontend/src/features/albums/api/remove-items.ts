import { useMutation, useQueryClient } from "@tanstack/react-query";

import { mapPages, type Pages } from "@/components/pictures/pages";
import { api, unwrap } from "@/lib/api/client";
import type { Image, ItemResult } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

/** As many as the server takes at once. */
const AT_ONCE = 100;

/** They are gone from the page at once; those that the server refuses are back with the next answer. */
export function useRemoveItems(albumId: string) {
  const client = useQueryClient();
  const key = queryKeys.albumPictures(albumId);
  return useMutation({
    mutationFn: async (ids: string[]) => {
      const results: ItemResult[] = [];
      for (let at = 0; at < ids.length; at += AT_ONCE) results.push(...(await remove(albumId, ids.slice(at, at + AT_ONCE))));
      return results;
    },
    onMutate: async (ids) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Pages<Image>>(key);
      client.setQueryData<Pages<Image>>(key, (pages) =>
        mapPages(pages, (images) => images.filter(({ id }) => !ids.includes(id))),
      );
      return { before };
    },
    onError: (_error, _ids, context) => {
      client.setQueryData(key, context?.before);
    },
    onSettled: (results) => {
      if (results?.some(({ ok }) => !ok)) void client.invalidateQueries({ queryKey: key });
      void client.invalidateQueries({ queryKey: queryKeys.album(albumId) });
      void client.invalidateQueries({ queryKey: queryKeys.albums });
    },
  });
}

async function remove(albumId: string, ids: string[]): Promise<ItemResult[]> {
  const { results } = await unwrap(
    api.POST("/api/v1/albums/{album_id}/items/remove", {
      params: { path: { album_id: albumId } },
      body: { image_ids: ids },
    }),
  );
  return results;
}
