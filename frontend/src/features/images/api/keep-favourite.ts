import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** Keeps a picture among one's favourites, straight from a list; again, it changes nothing. */
export function useKeepFavourite(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrapEmpty(api.PUT("/api/v1/images/{image_id}/favourite", { params: { path: { image_id: id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.favourites }),
  });
}
