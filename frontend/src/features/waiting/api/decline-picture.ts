import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

import { takeOff } from "./cached-held";

/** Puts a visitor's picture into one's own trash, from where it can be taken back. */
export function useDeclinePicture(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (imageId: string) =>
      unwrapEmpty(api.DELETE("/api/v1/images/{image_id}", { params: { path: { image_id: imageId } } })),
    onMutate: (imageId) => takeOff(client, albumId, imageId),
    onError: (_error, _imageId, undo) => undo?.(),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.albumHeld(albumId) });
      void client.invalidateQueries({ queryKey: queryKeys.trash });
    },
  });
}
