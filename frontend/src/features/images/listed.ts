import type { InfiniteData, QueryClient } from "@tanstack/react-query";

import type { Image, ImagePage } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

type Listing = InfiniteData<ImagePage, string | null>;

/** The picture as some list that is already here knows it. */
export function listedImage(client: QueryClient, id: string): Image | undefined {
  const listings = client.getQueriesData<Listing>({ queryKey: queryKeys.lists });
  for (const [, listing] of listings) {
    const found = listing?.pages.flatMap((page) => page.results).find((image) => image.id === id);
    if (found) return found;
  }
  return undefined;
}

/** The ids before and after a picture in a list that is already here. */
export function neighbours(
  client: QueryClient,
  owner: string | null,
  id: string,
): { previous: string | undefined; next: string | undefined } {
  const listing = client.getQueryData<Listing>(queryKeys.list(owner));
  const ids = listing?.pages.flatMap((page) => page.results.map((image) => image.id)) ?? [];
  const at = ids.indexOf(id);
  if (at < 0) return { previous: undefined, next: undefined };
  return { previous: ids[at - 1], next: ids[at + 1] };
}

/** Takes a deleted picture out of every list without asking the server again. */
export function unlistImage(client: QueryClient, id: string): void {
  client.setQueriesData<Listing>({ queryKey: queryKeys.lists }, (listing) =>
    listing && {
      ...listing,
      pages: listing.pages.map((page) => ({ ...page, results: page.results.filter((image) => image.id !== id) })),
    },
  );
}
