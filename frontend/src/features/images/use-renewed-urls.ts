import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import type { Image, ImagePage } from "@/lib/api/types";
import { patchImage } from "@/lib/cached-images";
import type { ListName } from "@/lib/list-name";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

import { fetchImages } from "./api/get-images";

const MINUTE = 60_000;

/**
 * Addresses of pictures expire: asks for the page that a picture came with once more, at most once a minute, and takes
 * over nothing but the addresses, so that the list stays as it is.
 */
export function useRenewedUrls(list: ListName): (id: string) => void {
  const client = useQueryClient();
  const isSignedIn = useMe() !== null;
  const renewedAt = useRef(new Map<string | null, number>());
  return (id) => {
    const listing = client.getQueryData<InfiniteData<ImagePage, string | null>>(queryKeys.list(list));
    const at = listing?.pages.findIndex((page) => page.results.some((image) => image.id === id)) ?? -1;
    if (!listing || at < 0 || !isSignedIn) return;
    const cursor = listing.pageParams[at] ?? null;
    if (performance.now() - (renewedAt.current.get(cursor) ?? -Infinity) < MINUTE) return;
    renewedAt.current.set(cursor, performance.now());
    fetchImages(list, cursor).then(
      ({ results }) => {
        for (const fresh of results) patchImage(client, fresh.id, withUrlsOf(fresh));
        // What is no longer on that page is asked for with everything else.
        if (!results.some((image) => image.id === id)) {
          void client.invalidateQueries({ queryKey: queryKeys.list(list) });
        }
      },
      // Out of reach for now: the placeholder stays, and the next broken picture asks again.
      () => renewedAt.current.delete(cursor),
    );
  };
}

const withUrlsOf = ({ renditions, urls_expire_at }: Image) => (image: Image): Image => ({
  ...image,
  renditions,
  urls_expire_at,
});
