import { type InfiniteData, type QueryClient, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import { useGathered } from "@/components/pictures/gathered";
import type { Image, ImagePage } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

import { imagesQuery } from "./api/get-images";

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

/** How many pictures before its end a list is continued. */
const AHEAD = 3;

/**
 * The list in which one came upon a picture, as far as it is here; it is continued while one leafs towards its end.
 * `from` is null for who came from elsewhere.
 */
export function useListed(from: { list: string | null } | null, id: string): Image[] {
  const isSignedIn = useMe() !== null;
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery({
    ...imagesQuery(from?.list ?? null),
    // Never asked for by itself: only what a grid has begun is continued.
    enabled: false,
  });
  const images = useGathered(from ? data : undefined);
  const at = images.findIndex((image) => image.id === id);
  const wantsMore = at >= 0 && at >= images.length - AHEAD && isSignedIn && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);
  return images;
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
