import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { Comment, Me } from "@/lib/api/types";
import { holdQuery } from "@/lib/hold-query";
import { queryKeys } from "@/lib/query-keys";

import { appendComment, countComments, patchComments } from "../cached-comments";

/** Says something of a picture; it stands there at once, and goes again if the server refuses. */
export function useCreateComment(imageId: string, me: Me) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      unwrap(
        api.POST("/api/v1/images/{image_id}/comments", { params: { path: { image_id: imageId } }, body: { text } }),
      ),
    onMutate: async (text) => {
      const resume = await holdQuery(client, queryKeys.comments(imageId));
      const { handle, display_name, avatar_url } = me;
      const draft: Comment = {
        id: `draft-${crypto.randomUUID()}`,
        author: { handle, display_name, avatar_url },
        text,
        created_at: new Date().toISOString(),
        edited_at: null,
        is_mine: true,
        // Nothing can be done to it before the server has it.
        may_delete: false,
      };
      appendComment(client, imageId, draft);
      return { draftId: draft.id, resume };
    },
    onSuccess: (comment, _text, { draftId }) =>
      patchComments(client, imageId, (all) => all.map((one) => (one.id === draftId ? comment : one))),
    onError: (_error, _text, context) => {
      if (!context) return;
      const { draftId } = context;
      patchComments(client, imageId, (all) => all.filter((one) => one.id !== draftId));
      countComments(client, imageId, -1);
    },
    onSettled: (_comment, _error, _text, context) => context?.resume(),
  });
}

export const isDraft = (comment: Comment): boolean => comment.id.startsWith("draft-");
