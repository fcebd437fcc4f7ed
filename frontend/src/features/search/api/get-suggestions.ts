import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** Words, tags and people that begin with what was typed so far. */
export function useSuggestions(typed: string) {
  return useQuery({
    queryKey: queryKeys.suggestions(typed),
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/search/suggestions", { params: { query: { q: typed } }, signal })),
    enabled: typed !== "",
    placeholderData: keepPreviousData,
    // They only help; a search works without them.
    retry: false,
  });
}
