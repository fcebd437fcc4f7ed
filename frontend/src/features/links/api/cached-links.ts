import type { InfiniteData, QueryClient } from "@tanstack/react-query";

import type { Link, LinkPage } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

type Links = InfiniteData<LinkPage, string | null>;

/** Changes the links in the cache, on every page of the list. */
export async function changeLinks(client: QueryClient, change: (link: Link) => Link): Promise<void> {
  // An answer that is on its way would put the old ones back.
  await client.cancelQueries({ queryKey: queryKeys.links });
  client.setQueryData<Links>(
    queryKeys.links,
    (links) =>
      links && {
        ...links,
        pages: links.pages.map((page) => ({ ...page, results: page.results.map(change) })),
      },
  );
}
