import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";

/** One page of any list of the API. */
export interface Page<Item> {
  results: Item[];
  next_cursor: string | null;
}

export type Pages<Item> = InfiniteData<Page<Item>>;
export type Listing<Item> = UseInfiniteQueryResult<Pages<Item>>;

/** What there is so far, in order. */
export function itemsOf<Item>(pages: Pages<Item> | undefined): Item[] {
  return pages?.pages.flatMap((page) => page.results) ?? [];
}

/** The pages with their items replaced page by page; nothing stays nothing. */
export function mapPages<Item>(pages: Pages<Item> | undefined, change: (items: Item[]) => Item[]) {
  return pages && { ...pages, pages: pages.pages.map((page) => ({ ...page, results: change(page.results) })) };
}
