import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap, unwrapEmpty } from "@/lib/api/client";
import type { Image } from "@/lib/api/types";
import { patchImage } from "@/lib/cached-images";
import { holdQuery } from "@/lib/hold-query";
import { queryKeys } from "@/lib/query-keys";

function asLiked(isLiked: boolean) {
  return (image: Image): Image =>
    image.liked_by_me === isLiked
      ? image
      : { ...image, liked_by_me: isLiked, like_count: Math.max(0, image.like_count + (isLiked ? 1 : -1)) };
}

/** Likes a picture or takes the like back; shown at once, and taken back if the server refuses. */
export function useLike(id: string) {
  const client = useQueryClient();
  return useMutation({
    // One after another, so that the last press is what counts.
    scope: { id: `like-${id}` },
    mutationFn: async (isLiked: boolean) => {
      const params = { params: { path: { image_id: id } } };
      if (isLiked) await unwrap(api.PUT("/api/v1/images/{image_id}/like", params));
      else await unwrapEmpty(api.DELETE("/api/v1/images/{image_id}/like", params));
    },
    onMutate: async (isLiked) => {
      const resume = await holdQuery(client, queryKeys.image(id));
      patchImage(client, id, asLiked(isLiked));
      return resume;
    },
    onError: (_error, isLiked) => patchImage(client, id, asLiked(!isLiked)),
    // Again, as an answer to an earlier press may have come in between.
    onSuccess: (_data, isLiked) => patchImage(client, id, asLiked(isLiked)),
    onSettled: (_data, _error, _isLiked, resume) => resume?.(),
  });
}
