import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap, unwrapEmpty } from "@/lib/api/client";
import type { Role } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

export function useMembers(albumId: string) {
  return useQuery({
    queryKey: queryKeys.albumMembers(albumId),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/albums/{album_id}/members", { params: { path: { album_id: albumId } }, signal })),
  });
}

export function useInvite(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ handle, role }: { handle: string; role: Role }) =>
      unwrap(
        api.PUT("/api/v1/albums/{album_id}/members/{handle}", {
          params: { path: { album_id: albumId, handle } },
          body: { role },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.albumMembers(albumId) }),
  });
}

export function useRemoveMember(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (handle: string) =>
      unwrapEmpty(
        api.DELETE("/api/v1/albums/{album_id}/members/{handle}", { params: { path: { album_id: albumId, handle } } }),
      ),
    onSuccess: () => {
      // The pictures that they added go with them.
      void client.invalidateQueries({ queryKey: queryKeys.albumPictures(albumId) });
      void client.invalidateQueries({ queryKey: queryKeys.album(albumId) });
      return client.invalidateQueries({ queryKey: queryKeys.albumMembers(albumId) });
    },
  });
}
