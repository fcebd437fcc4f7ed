import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

export function useSessions() {
  return useQuery({
    queryKey: queryKeys.sessions,
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/me/sessions", { signal })),
    // Somebody may have signed in elsewhere since.
    staleTime: 0,
  });
}
