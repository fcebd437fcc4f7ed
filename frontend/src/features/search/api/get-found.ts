import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

import { type Asked, isAnythingAsked, searchOf } from "../asked";

/** The pictures that are looked for. */
export function useFound(asked: Asked) {
  const isSignedIn = useMe() !== null;
  return useInfiniteQuery({
    queryKey: queryKeys.search(searchOf(asked)),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/v1/images", { params: { query: { ...asked, ...(pageParam ? { cursor: pageParam } : {}) } }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    enabled: isSignedIn && isAnythingAsked(asked),
  });
}
