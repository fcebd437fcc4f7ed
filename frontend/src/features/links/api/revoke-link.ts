import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";

import { changeLinks } from "./cached-links";

/** Shown as revoked only once it is: people rely on it that nobody sees anything any more. */
export function useRevokeLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrapEmpty(api.DELETE("/api/v1/links/{link_id}", { params: { path: { link_id: id } } })),
    onSuccess: () => changeLinks(client, (link) => (link.id === id ? { ...link, state: "revoked" } : link)),
  });
}
