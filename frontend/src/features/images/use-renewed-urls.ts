import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import type { ImagePage } from "@/lib/api/types";
import { loaded } from "@/lib/i18n/language";
import type { ListName } from "@/lib/list-name";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";
import type { Renew } from "@/lib/use-retries";

const MINUTE = 60_000;

/**
 * Addresses of pictures expire: asks for the page that a picture came with once more, at most once a minute, and takes
 * over nothing but the addresses, so that the list stays as it is.
 */
export function useRenewedUrls(list: ListName): Renew {
  const client = useQueryClient();
  const isSignedIn = useMe() !== null;
  const renewals = useRef(new Map<string, { at: number; done: Promise<boolean> }>());
  return (id) => {
    const listing = client.getQueryData<InfiniteData<ImagePage, string | null>>(queryKeys.list(list));
    const at = listing?.pages.findIndex((page) => page.results.some((image) => image.id === id)) ?? -1;
    const cursor = listing?.pageParams[at] ?? null;
    const what = !isSignedIn ? "visited" : at < 0 ? `one:${id}` : `page:${cursor ?? ""}`;
    const last = renewals.current.get(what);
    if (last && performance.now() - last.at < MINUTE) return last.done;
    const done = loaded(import("./renewing"))
      .then(({ renewImage, renewListed, renewVisited }) => {
        if (!isSignedIn) return renewVisited(client);
        return at < 0 ? renewImage(client, id) : renewListed(client, { list, cursor, id });
      })
      // Out of reach for now: the placeholder stays, and the next broken picture asks again.
      .catch(() => {
        renewals.current.delete(what);
        return false;
      });
    renewals.current.set(what, { at: performance.now(), done });
    return done;
  };
}
