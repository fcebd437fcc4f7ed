import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** Calls one off that is being made, or deletes one with its files. */
export function useDeleteArchive(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrapEmpty(api.DELETE("/api/v1/archives/{archive_id}", { params: { path: { archive_id: id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.archives }),
  });
}
