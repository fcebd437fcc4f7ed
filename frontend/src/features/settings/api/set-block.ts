import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrapEmpty } from "@/lib/api/client";
import type { PersonPage } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

type Blocks = InfiniteData<PersonPage, string | null>;

/** Shows at once what was asked for, and takes it back if it was refused. The row stays, so that it can be undone. */
export function useSetBlock(handle: string) {
  const client = useQueryClient();
  const show = (isBlocked: boolean) => {
    client.setQueryData<Blocks>(queryKeys.blocks, (blocks) => blocks && withBlock(blocks, handle, isBlocked));
  };
  return useMutation({
    mutationFn: (isBlocked: boolean) => {
      const options = { params: { path: { handle } } };
      const address = "/api/v1/users/{handle}/block";
      return unwrapEmpty(isBlocked ? api.PUT(address, options) : api.DELETE(address, options));
    },
    onMutate: (isBlocked) => {
      show(isBlocked);
    },
    onError: (_error, isBlocked) => {
      show(!isBlocked);
    },
    onSuccess: () => forgetWhatChanges(client, handle),
  });
}

/** Blocks somebody who is not on the list yet. */
export function useBlockByHandle() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (handle: string) =>
      unwrapEmpty(api.PUT("/api/v1/users/{handle}/block", { params: { path: { handle } } })),
    onSuccess: async (_done, handle) => {
      forgetWhatChanges(client, handle);
      await client.invalidateQueries({ queryKey: queryKeys.blocks });
    },
  });
}

/** Whose pictures one sees depends on it. */
function forgetWhatChanges(client: ReturnType<typeof useQueryClient>, handle: string): void {
  void client.invalidateQueries({ queryKey: queryKeys.lists });
  void client.invalidateQueries({ queryKey: queryKeys.user(handle) });
}

function withBlock(blocks: Blocks, handle: string, isBlocked: boolean): Blocks {
  const pages = blocks.pages.map((page) => ({
    ...page,
    results: page.results.map((person) => (person.handle === handle ? { ...person, blocked_by_me: isBlocked } : person)),
  }));
  return { ...blocks, pages };
}
