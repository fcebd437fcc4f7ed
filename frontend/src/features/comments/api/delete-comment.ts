import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import { holdQuery } from "@/lib/hold-query";
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
      const resume = await holdQuery(client, key);
      const before = client.getQueryData<Talk>(key);
      patchComments(client, imageId, (all) => all.filter((one) => one.id !== id));
      countComments(client, imageId, -1);
      return { before, resume };
    },
    onError: (_error, _id, context) => {
      if (!context) return;
      client.setQueryData(key, context.before);
      countComments(client, imageId, 1);
    },
    onSettled: (_data, _error, _id, context) => context?.resume(),
  });
}
