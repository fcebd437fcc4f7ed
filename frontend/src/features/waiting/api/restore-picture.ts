import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** Takes a declined picture out of the trash; it waits again. */
export function useRestorePicture(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (imageId: string) =>
      unwrap(api.POST("/api/v1/images/{image_id}/restore", { params: { path: { image_id: imageId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.held(albumId) }),
  });
}
