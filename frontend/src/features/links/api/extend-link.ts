import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";

import { changeLinks } from "./cached-links";

const THIRTY_DAYS = 30 * 24 * 3600;

/** Thirty days from now, whenever it would have ended. */
export function useExtendLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.PATCH("/api/v1/links/{link_id}", {
          params: { path: { link_id: id } },
          body: { expires_in: THIRTY_DAYS },
        }),
      ),
    onSuccess: (extended) => changeLinks(client, (link) => (link.id === id ? extended : link)),
  });
}
