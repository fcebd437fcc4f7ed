import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** Whether visitors of one's links sent something for the album that waits to be let in. */
export function useHeld(albumId: string, isOwner: boolean) {
  return useQuery({
    queryKey: queryKeys.albumHeld(albumId),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/v1/albums/{album_id}/held", { params: { path: { album_id: albumId }, query: { limit: 1 } }, signal }),
      ),
    enabled: isOwner,
  });
}
