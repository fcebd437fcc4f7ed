import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

export function useDeleteAlbum(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrapEmpty(api.DELETE("/api/v1/albums/{album_id}", { params: { path: { album_id: id } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.albums });
      // The page that still shows it is about to go.
      void client.invalidateQueries({ queryKey: queryKeys.album(id), refetchType: "none" });
    },
  });
}
