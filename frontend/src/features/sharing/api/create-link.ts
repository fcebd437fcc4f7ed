import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { LinkRequest } from "@/lib/api/types";

export type LinkLimits = Omit<LinkRequest, "subject">;

/** Makes a link that shows a picture of one's own to whoever has it. Its address is told this once. */
export function useCreateLink(imageId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (limits: LinkLimits) =>
      unwrap(api.POST("/api/v1/links", { body: { subject: { kind: "image", id: imageId }, ...limits } })),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes("links") }),
  });
}
