import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap, unwrapEmpty } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

interface Removed {
  ids: string[];
  /** Of the album's pictures before they were taken out. */
  order: string[];
}

/** Puts pictures back to where they were in an album: the API adds at the end, and then moves. */
export function useRestoreItems(albumId: string) {
  const client = useQueryClient();
  const path = { album_id: albumId };
  return useMutation({
    mutationFn: async ({ ids, order }: Removed) => {
      await unwrap(api.POST("/api/v1/albums/{album_id}/items", { params: { path }, body: { image_ids: ids } }));
      // From the back, so that each finds the one that it stood before.
      for (const [at, id] of [...order.entries()].reverse()) {
        const before = order[at + 1];
        if (!ids.includes(id) || before === undefined) continue;
        const body = { image_id: id, before };
        await unwrapEmpty(api.POST("/api/v1/albums/{album_id}/items/move", { params: { path }, body }));
      }
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: queryKeys.albumPictures(albumId) });
      void client.invalidateQueries({ queryKey: queryKeys.album(albumId) });
      void client.invalidateQueries({ queryKey: queryKeys.albums });
    },
  });
}
