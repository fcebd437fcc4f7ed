import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

export function useAlbum(id: string) {
  return useQuery({
    queryKey: queryKeys.albumPlain(id),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/albums/{album_id}", { params: { path: { album_id: id } }, signal })),
  });
}
