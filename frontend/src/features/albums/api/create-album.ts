import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { AlbumCreate } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

export function useCreateAlbum() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AlbumCreate) => unwrap(api.POST("/api/v1/albums", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.albums }),
  });
}
