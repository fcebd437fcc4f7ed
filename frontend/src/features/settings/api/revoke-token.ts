import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import type { TokenList } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

export function useRevokeToken(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrapEmpty(api.DELETE("/api/v1/me/tokens/{token_id}", { params: { path: { token_id: id } } })),
    onSuccess: () => {
      client.setQueryData<TokenList>(
        queryKeys.tokens,
        (list) => list && { results: list.results.filter((token) => token.id !== id) },
      );
    },
  });
}
