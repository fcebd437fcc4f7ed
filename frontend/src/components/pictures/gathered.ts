import { useMemo, useState } from "react";

import type { Page, Pages } from "./pages";

/** All pictures of a listing, in order; of a listing that grew, only the new pages are gone through. */
export function useGathered<Item extends { id: string }>(data: Pages<Item> | undefined): Item[] {
  const [gathered] = useState(pageByPage<Item>);
  return useMemo(() => gathered(data?.pages ?? []), [gathered, data]);
}

/** The items of pages, and remembers them. One that moved between two pages while they were fetched comes once only. */
export function pageByPage<Item extends { id: string }>() {
  let seen: readonly Page<Item>[] = [];
  let items: Item[] = [];
  let ids = new Set<string>();
  return (pages: readonly Page<Item>[]): Item[] => {
    if (!seen.every((page, at) => page === pages[at])) {
      seen = [];
      items = [];
      ids = new Set();
    }
    const more = pages.slice(seen.length).flatMap((page) => page.results);
    items = items.concat(more.filter(({ id }) => !ids.has(id) && ids.add(id)));
    seen = pages;
    return items;
  };
}
