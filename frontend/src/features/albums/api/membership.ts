import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap, unwrapEmpty } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

export function useAcceptInvitation(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.PUT("/api/v1/albums/{album_id}/membership", { params: { path: { album_id: albumId } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.albums });
      return client.invalidateQueries({ queryKey: queryKeys.album(albumId) });
    },
  });
}

export function useLeaveAlbum(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrapEmpty(api.DELETE("/api/v1/albums/{album_id}/membership", { params: { path: { album_id: albumId } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.albums });
      void client.invalidateQueries({ queryKey: queryKeys.album(albumId), refetchType: "none" });
    },
  });
}
