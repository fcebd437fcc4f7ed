import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap, unwrapEmpty } from "@/lib/api/client";
import type { Archive } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

const EVERY = 1_500;

export const isUnderWay = (archive: Archive): boolean => archive.state === "queued" || archive.state === "running";

/** The album's archive as it is being made; null before anybody asks for one. Asks again until it is final. */
export function useAlbumArchive(albumId: string) {
  const client = useQueryClient();
  const key = queryKeys.archive(albumId);
  return useQuery<Archive | null>({
    queryKey: key,
    queryFn: ({ signal }) => {
      const known = client.getQueryData<Archive | null>(key);
      if (!known) return null;
      return unwrap(api.GET("/api/v1/archives/{archive_id}", { params: { path: { archive_id: known.id } }, signal }));
    },
    staleTime: Infinity,
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? EVERY : false),
  });
}

export function useCreateArchive(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.POST("/api/v1/albums/{album_id}/archives", { params: { path: { album_id: albumId } } })),
    onSuccess: (archive) => {
      client.setQueryData<Archive | null>(queryKeys.archive(albumId), archive);
    },
  });
}

export function useCancelArchive(albumId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrapEmpty(api.DELETE("/api/v1/archives/{archive_id}", { params: { path: { archive_id: id } } })),
    onSuccess: () => {
      client.setQueryData<Archive | null>(queryKeys.archive(albumId), null);
    },
  });
}

/** A signed address for each file, good for a short while. */
export function useArchiveDownloads() {
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.POST("/api/v1/archives/{archive_id}/downloads", { params: { path: { archive_id: id } } })),
  });
}
