import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

import { changeLinks } from "./cached-links";

export function useRevokeAllLinks() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrapEmpty(api.POST("/api/v1/links/revoke-all")),
    onMutate: () => changeLinks(client, (link) => ({ ...link, state: "revoked" })),
    onError: (_error, _none, undo) => undo?.(),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.links }),
  });
}
