import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";

/** What is not allowed here; also for visitors. */
export function useRules() {
  return useQuery({
    queryKey: ["rules"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/rules", { signal })),
  });
}
