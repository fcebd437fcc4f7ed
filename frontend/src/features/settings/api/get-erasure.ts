import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";

/** For visitors as well: the account that it is about may be gone. */
export function useErasure(id: string) {
  return useQuery({
    queryKey: queryKeys.erasure(id),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/erasures/{erasure_id}", { params: { path: { erasure_id: id } }, signal })),
    staleTime: 0,
  });
}
