import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

import { countComments, patchComments, type Talk } from "../cached-comments";

/** Removes a comment for good; it goes at once, and comes back if the server refuses. */
export function useDeleteComment(imageId: string) {
  const client = useQueryClient();
  const key = queryKeys.comments(imageId);
  return useMutation({
    mutationFn: (id: string) =>
      unwrapEmpty(
        api.DELETE("/api/v1/images/{image_id}/comments/{comment_id}", {
          params: { path: { image_id: imageId, comment_id: id } },
        }),
      ),
    onMutate: async (id) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Talk>(key);
      patchComments(client, imageId, (all) => all.filter((one) => one.id !== id));
      countComments(client, imageId, -1);
      return before;
    },
    onError: (_error, _id, before) => {
      client.setQueryData(key, before);
      countComments(client, imageId, 1);
    },
  });
}
