import { useInfiniteQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { PersonPage } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

/** Which people: who follows somebody, whom they follow, or who likes a picture. */
export type PeopleOf =
  | { kind: "followers" | "following"; handle: string }
  | { kind: "likes"; imageId: string };

export function usePeople(of: PeopleOf) {
  return useInfiniteQuery({
    queryKey: queryKeys.peopleOf(of.kind, of.kind === "likes" ? of.imageId : of.handle),
    queryFn: ({ pageParam, signal }) => fetchPeople(of, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    // Others come and go without us.
    staleTime: 0,
  });
}

function fetchPeople(of: PeopleOf, cursor: string | null, signal: AbortSignal): Promise<PersonPage> {
  const query = cursor ? { cursor } : {};
  if (of.kind === "likes") {
    const path = { image_id: of.imageId };
    return unwrap(api.GET("/api/v1/images/{image_id}/likes", { params: { path, query }, signal }));
  }
  const path = { handle: of.handle };
  if (of.kind === "followers") {
    return unwrap(api.GET("/api/v1/users/{handle}/followers", { params: { path, query }, signal }));
  }
  return unwrap(api.GET("/api/v1/users/{handle}/following", { params: { path, query }, signal }));
}
