import type { QueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { Image } from "@/lib/api/types";
import { patchImage } from "@/lib/cached-images";
import { fetchPageAnew } from "@/lib/fresh-page";
import type { FirstPage } from "@/lib/initial-data";
import type { ListName } from "@/lib/list-name";
import { queryKeys } from "@/lib/query-keys";

import { fetchImages } from "./api/get-images";

/** A page of a list, as it is asked for. */
interface Listed {
  list: ListName;
  cursor: string | null;
  /** The picture whose addresses have expired. */
  id: string;
}

/** Fresh addresses for a page of a list. */
export async function renewListed(client: QueryClient, { list, cursor, id }: Listed): Promise<boolean> {
  const { results } = await fetchImages(list, cursor);
  takeUrls(client, results);
  // What is no longer on that page is asked for with everything else.
  if (!results.some((image) => image.id === id)) await client.invalidateQueries({ queryKey: queryKeys.list(list) });
  return true;
}

/** Fresh addresses for a picture that stands in no list. */
export async function renewImage(client: QueryClient, id: string): Promise<boolean> {
  const path = { image_id: id };
  takeUrls(client, [await unwrap(api.GET("/api/v1/images/{image_id}", { params: { path } }))]);
  return true;
}

/** Fresh addresses for visitors, who may not use the API: the page that they look at has them. */
export async function renewVisited(client: QueryClient): Promise<boolean> {
  const images = imagesIn(await fetchPageAnew());
  takeUrls(client, images);
  return images.length > 0;
}

function imagesIn(page: FirstPage): Image[] {
  if (page.kind === "image") return [page.image];
  return "images" in page ? page.images.results : [];
}

function takeUrls(client: QueryClient, images: Image[]): void {
  for (const { id, renditions, urls_expire_at } of images) {
    patchImage(client, id, (image) => ({ ...image, renditions, urls_expire_at }));
  }
}
