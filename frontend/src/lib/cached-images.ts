import type { InfiniteData, QueryClient } from "@tanstack/react-query";

import type { Image, ImagePage } from "./api/types";
import { queryKeys } from "./query-keys";

type Listing = InfiniteData<ImagePage, string | null>;

/** Changes a picture wherever it is known already: on its own page and in every list. */
export function patchImage(client: QueryClient, id: string, change: (image: Image) => Image): void {
  client.setQueryData<Image>(queryKeys.image(id), (image) => image && change(image));
  client.setQueriesData<Listing>({ queryKey: queryKeys.lists }, (listing) =>
    listing && {
      ...listing,
      pages: listing.pages.map((page) => ({
        ...page,
        results: page.results.map((image) => (image.id === id ? change(image) : image)),
      })),
    },
  );
}
