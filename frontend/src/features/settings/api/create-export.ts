import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

export function useCreateExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST("/api/v1/me/exports")),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.archives }),
  });
}
