import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** In which months one's pictures were taken, and how many in each; newest first. */
export function useTimeline() {
  return useQuery({
    queryKey: queryKeys.timeline,
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/me/timeline", { signal })),
  });
}
