import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { Image } from "@/lib/api/types";
import { patchImage } from "@/lib/cached-images";

function asAllowing(isAllowed: boolean) {
  return (image: Image): Image =>
    image.details ? { ...image, details: { ...image.details, allow_comments: isAllowed } } : image;
}

/** Turns the comments of one's own picture on or off; old ones stay. */
export function useAllowComments(imageId: string) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `allow-comments-${imageId}` },
    mutationFn: (isAllowed: boolean) =>
      unwrap(
        api.PATCH("/api/v1/images/{image_id}", {
          params: { path: { image_id: imageId } },
          body: { allow_comments: isAllowed },
        }),
      ),
    onMutate: (isAllowed) => patchImage(client, imageId, asAllowing(isAllowed)),
    onError: (_error, isAllowed) => patchImage(client, imageId, asAllowing(!isAllowed)),
  });
}
