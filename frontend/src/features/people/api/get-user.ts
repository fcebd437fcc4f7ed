import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

export function useUser(handle: string) {
  const isSignedIn = useMe() !== null;
  return useQuery({
    queryKey: queryKeys.user(handle),
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/users/{handle}", { params: { path: { handle } }, signal })),
    enabled: isSignedIn,
  });
}
