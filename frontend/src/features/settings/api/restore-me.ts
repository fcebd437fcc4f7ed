import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** Stay after all. */
export function useRestoreMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/me/restoration")),
    onSuccess: (me) => {
      client.setQueryData(queryKeys.me, me);
    },
  });
}
