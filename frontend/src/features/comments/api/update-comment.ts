import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";

import { patchComments } from "../cached-comments";

/** Changes what one has said. */
export function useUpdateComment(imageId: string, id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      unwrap(
        api.PATCH("/api/v1/images/{image_id}/comments/{comment_id}", {
          params: { path: { image_id: imageId, comment_id: id } },
          body: { text },
        }),
      ),
    onSuccess: (comment) => patchComments(client, imageId, (all) => all.map((one) => (one.id === id ? comment : one))),
  });
}
