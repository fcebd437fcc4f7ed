import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { NewToken, TokenList, TokenRequest } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

/** What makes the token work is in the mutation's answer only: the list in the cache gets it without. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TokenRequest) => unwrap(api.POST("/api/v1/me/tokens", { body })),
    onSuccess: (made) => {
      client.setQueryData<TokenList>(queryKeys.tokens, (list) => list && { results: [...list.results, listed(made)] });
    },
    // It stays with the page that shows it, and goes with it.
    gcTime: 0,
  });
}

function listed({ id, name, starts_with, scopes, created_at, expires_at, last_used_at }: NewToken) {
  return { id, name, starts_with, scopes, created_at, expires_at, last_used_at };
}
