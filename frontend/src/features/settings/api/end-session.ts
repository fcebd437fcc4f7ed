import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import type { SessionList } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

export function useEndSession(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrapEmpty(api.DELETE("/api/v1/me/sessions/{session_id}", { params: { path: { session_id: id } } })),
    onSuccess: () => {
      client.setQueryData<SessionList>(
        queryKeys.sessions,
        (list) => list && { results: list.results.filter((session) => session.id !== id) },
      );
    },
  });
}
