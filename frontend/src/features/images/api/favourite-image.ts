import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import type { Image } from "@/lib/api/types";
import { patchImage } from "@/lib/cached-images";
import { holdQuery } from "@/lib/hold-query";
import { queryKeys } from "@/lib/query-keys";

function asFavourite(isFavourite: boolean) {
  return (image: Image): Image =>
    image.details ? { ...image, details: { ...image.details, favourite_by_me: isFavourite } } : image;
}

/** Keeps a picture at hand or lets it go; shown at once, and taken back if the server refuses. */
export function useFavourite(id: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `favourite-${id}` },
    mutationFn: (isFavourite: boolean) => {
      const params = { params: { path: { image_id: id } } };
      const path = "/api/v1/images/{image_id}/favourite";
      return unwrapEmpty(isFavourite ? api.PUT(path, params) : api.DELETE(path, params));
    },
    onMutate: async (isFavourite) => {
      const resume = await holdQuery(client, queryKeys.image(id));
      patchImage(client, id, asFavourite(isFavourite));
      return resume;
    },
    onError: (_error, isFavourite) => patchImage(client, id, asFavourite(!isFavourite)),
    onSettled: (_data, _error, _isFavourite, resume) => resume?.(),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.favourites }),
  });
}
