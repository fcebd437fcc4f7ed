import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapTagged } from "@/lib/api/client";
import { isOutdated } from "@/lib/api/errors";
import type { AlbumChanges } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

import type { TaggedAlbum } from "./get-album";

/** Shows the change at once, and takes it back if the server refuses it or somebody else was faster. */
export function useUpdateAlbum(id: string) {
  const client = useQueryClient();
  const key = queryKeys.album(id);
  return useMutation({
    // One after the other, as each names the version that the one before it made.
    scope: { id: `album:${id}` },
    mutationFn: (changes: AlbumChanges) => {
      const etag = client.getQueryData<TaggedAlbum>(key)?.etag;
      return unwrapTagged(
        api.PATCH("/api/v1/albums/{album_id}", {
          params: { path: { album_id: id }, ...(etag ? { header: { "If-Match": etag } } : {}) },
          body: changes,
        }),
      );
    },
    onMutate: async ({ title, description, visibility }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<TaggedAlbum>(key);
      const shown = {
        ...(title === undefined ? {} : { title }),
        ...(description === undefined ? {} : { description }),
        ...(visibility === undefined ? {} : { visibility }),
      };
      if (before) client.setQueryData<TaggedAlbum>(key, { ...before, body: { ...before.body, ...shown } });
      return { before };
    },
    onError: (error, _changes, context) => {
      if (context?.before) client.setQueryData(key, context.before);
      if (isOutdated(error)) void client.invalidateQueries({ queryKey: key });
    },
    onSuccess: (album) => {
      client.setQueryData<TaggedAlbum>(key, album);
      void client.invalidateQueries({ queryKey: queryKeys.albums });
    },
  });
}
