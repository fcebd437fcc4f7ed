import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { ItemResult } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

/** As many as the server takes at once. */
const AT_ONCE = 100;

export function useAddItems() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ albumId, ids }: { albumId: string; ids: string[] }) => {
      const results: ItemResult[] = [];
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const page = await unwrap(
          api.POST("/api/v1/albums/{album_id}/items", {
            params: { path: { album_id: albumId } },
            body: { image_ids: ids.slice(at, at + AT_ONCE) },
          }),
        );
        results.push(...page.results);
      }
      return results;
    },
    onSettled: (_results, _error, { albumId }) => {
      void client.invalidateQueries({ queryKey: queryKeys.albumPictures(albumId) });
      void client.invalidateQueries({ queryKey: queryKeys.held(albumId) });
      void client.invalidateQueries({ queryKey: queryKeys.album(albumId) });
      void client.invalidateQueries({ queryKey: queryKeys.albums });
    },
  });
}
