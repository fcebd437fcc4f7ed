import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { LinkRequest, LinkSubject } from "@/lib/api/types";

export type LinkLimits = Omit<LinkRequest, "subject">;

/** Makes a link that shows a picture or album of one's own to whoever has it. Its address is told this once. */
export function useCreateLink(subject: LinkSubject) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (limits: LinkLimits) =>
      unwrap(api.POST("/api/v1/links", { body: { subject, ...limits } })),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes("links") }),
  });
}
