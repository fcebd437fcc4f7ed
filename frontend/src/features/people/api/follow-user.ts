import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap, unwrapEmpty } from "@/lib/api/client";
import type { User } from "@/lib/api/types";
import { holdQuery } from "@/lib/hold-query";
import { queryKeys } from "@/lib/query-keys";

function asFollowed(isFollowed: boolean) {
  return (user: User | undefined): User | undefined =>
    !user || user.followed_by_me === isFollowed
      ? user
      : { ...user, followed_by_me: isFollowed, follower_count: Math.max(0, user.follower_count + (isFollowed ? 1 : -1)) };
}

/** Follows somebody or ceases to; shown at once, and taken back if the server refuses. */
export function useFollow(handle: string) {
  const client = useQueryClient();
  const key = queryKeys.user(handle);
  return useMutation({
    scope: { id: `follow-${handle}` },
    mutationFn: async (isFollowed: boolean) => {
      const params = { params: { path: { handle } } };
      if (isFollowed) await unwrap(api.PUT("/api/v1/users/{handle}/follow", params));
      else await unwrapEmpty(api.DELETE("/api/v1/users/{handle}/follow", params));
    },
    onMutate: async (isFollowed) => {
      const resume = await holdQuery(client, key);
      client.setQueryData(key, asFollowed(isFollowed));
      return resume;
    },
    onError: (_error, isFollowed) => {
      client.setQueryData(key, asFollowed(!isFollowed));
    },
    onSettled: (_data, _error, _isFollowed, resume) => resume?.(),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes("following") }),
  });
}
