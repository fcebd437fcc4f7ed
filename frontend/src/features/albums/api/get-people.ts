import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** People whose handle or name begins with what was typed so far. */
export function usePeople(typed: string) {
  return useQuery({
    queryKey: queryKeys.people(typed),
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/users", { params: { query: { q: typed, limit: 6 } }, signal })),
    enabled: typed.length > 1,
    placeholderData: keepPreviousData,
  });
}
