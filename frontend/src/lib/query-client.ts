import { QueryClient } from "@tanstack/react-query";

import { ApiError } from "./api/errors";
import type { InitialData } from "./initial-data";
import { tagList } from "./list-name";
import { queryKeys } from "./query-keys";

const MINUTE = 60_000;

function isWorthRetrying(failures: number, error: Error): boolean {
  const isFinal = error instanceof ApiError && error.status < 500;
  return !isFinal && failures < 2;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5 * MINUTE, gcTime: 30 * MINUTE, refetchOnWindowFocus: false, retry: isWorthRetrying },
    },
  });
}

/** Puts the page's first data where the pages look for it, so that they need no request of their own. */
export function seed(client: QueryClient, { me, page }: InitialData): void {
  client.setQueryData(queryKeys.me, me);
  if (page.kind === "image") client.setQueryData(queryKeys.image(page.image.id), page.image);
  if (page.kind === "user" || page.kind === "person") client.setQueryData(queryKeys.user(page.user.handle), page.user);
  if (page.kind === "feed" || page.kind === "user" || page.kind === "tag") {
    const list = page.kind === "user" ? page.user.handle : page.kind === "tag" ? tagList(page.tag) : null;
    client.setQueryData(queryKeys.list(list), { pages: [page.images], pageParams: [null] });
  }
}
