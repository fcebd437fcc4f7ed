import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { refusalText } from "@/lib/api/refusals";
import { queryKeys } from "@/lib/query-keys";

import { t } from "../messages";

import { takeOff } from "./cached-held";

/** Lets a visitor's picture into the album. */
export function useAcceptPicture(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (imageId: string) => {
      const { results } = await unwrap(
        api.POST("/api/v1/albums/{album_id}/items", {
          params: { path: { album_id: albumId } },
          body: { image_ids: [imageId] },
        }),
      );
      const refused = results.find(({ ok }) => !ok);
      if (refused) throw new Refused(refused.error ? refusalText(refused.error.code, refused.error.detail) : t("itWasNotLetIn"));
    },
    onMutate: (imageId) => takeOff(client, albumId, imageId),
    onError: (_error, _imageId, undo) => undo?.(),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.albumHeld(albumId) });
      void client.invalidateQueries({ queryKey: queryKeys.albumPictures(albumId) });
      void client.invalidateQueries({ queryKey: queryKeys.album(albumId) });
    },
  });
}

/** The request was fine, and this one picture was not. */
export class Refused extends Error {}
