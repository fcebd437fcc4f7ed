import { useQuery } from "@tanstack/react-query";

import { api, unwrapTagged } from "@/lib/api/client";
import type { Album } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

/** An album with its version, which a change of it names. */
export interface TaggedAlbum {
  body: Album;
  etag: string | null;
}

export function useAlbum(id: string) {
  const isSignedIn = useMe() !== null;
  return useQuery<TaggedAlbum>({
    queryKey: queryKeys.album(id),
    queryFn: ({ signal }) =>
      unwrapTagged(api.GET("/api/v1/albums/{album_id}", { params: { path: { album_id: id } }, signal })),
    enabled: isSignedIn,
  });
}
