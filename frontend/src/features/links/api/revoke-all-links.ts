import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

export function useRevokeAllLinks() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrapEmpty(api.POST("/api/v1/links/revoke-all")),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.links }),
  });
}
