import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { ImageChanges } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

export function useUpdateImage(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: ImageChanges) =>
      unwrap(api.PATCH("/api/v1/images/{image_id}", { params: { path: { image_id: id } }, body: changes })),
    onSuccess: (image) => {
      client.setQueryData(queryKeys.image(id), image);
      void client.invalidateQueries({ queryKey: queryKeys.lists });
      void client.invalidateQueries({ queryKey: queryKeys.user(image.owner.handle) });
    },
  });
}
