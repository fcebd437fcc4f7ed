import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** One's pictures of this day in earlier years. `date` is ISO 8601, as the clock here says. */
export function useOnThisDay(date: string) {
  return useQuery({
    queryKey: queryKeys.onThisDay(date),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/me/on-this-day", { params: { query: { date, limit: 12 } }, signal })),
  });
}
