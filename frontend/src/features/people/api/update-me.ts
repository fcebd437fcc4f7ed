import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { Me, MeChanges, User } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

export function useUpdateMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: MeChanges) => unwrap(api.PATCH("/api/v1/me", { body: changes })),
    onSuccess: (me) => {
      const before = client.getQueryData<Me>(queryKeys.me);
      const shown = before && client.getQueryData<User>(queryKeys.user(before.handle));
      client.setQueryData(queryKeys.me, me);
      if (shown) {
        const { handle, display_name, bio } = me;
        client.setQueryData<User>(queryKeys.user(handle), { ...shown, handle, display_name, bio });
      }
      // Every picture carries its owner's name.
      void client.invalidateQueries({ queryKey: ["images"] });
    },
  });
}
