import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import type { User } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

/** Neither of two people sees the other, or does again; shown at once, and taken back if the server refuses. */
export function useBlock(handle: string) {
  const client = useQueryClient();
  const key = queryKeys.user(handle);
  return useMutation({
    scope: { id: `block-${handle}` },
    mutationFn: (isBlocked: boolean) => {
      const params = { params: { path: { handle } } };
      const path = "/api/v1/users/{handle}/block";
      return unwrapEmpty(isBlocked ? api.PUT(path, params) : api.DELETE(path, params));
    },
    onMutate: async (isBlocked) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<User>(key);
      client.setQueryData<User>(key, (user) => user && { ...user, blocked_by_me: isBlocked });
      return before;
    },
    onError: (_error, _isBlocked, before) => {
      client.setQueryData(key, before);
    },
    onSuccess: () => {
      // Who is blocked disappears from every list, and whom one followed is followed no more.
      void client.invalidateQueries({ queryKey: queryKeys.lists });
      return client.invalidateQueries({ queryKey: key });
    },
  });
}
