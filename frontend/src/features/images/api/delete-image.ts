import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import type { Image } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

import { unlistImage } from "../listed";

export function useDeleteImage(image: Image) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrapEmpty(api.DELETE("/api/v1/images/{image_id}", { params: { path: { image_id: image.id } } })),
    onSuccess: () => {
      unlistImage(client, image.id);
      // The page that still shows it is about to go; coming back to it has to ask anew.
      void client.invalidateQueries({ queryKey: queryKeys.image(image.id), refetchType: "none" });
      void client.invalidateQueries({ queryKey: queryKeys.user(image.owner.handle) });
      void client.invalidateQueries({ queryKey: queryKeys.me });
    },
  });
}
