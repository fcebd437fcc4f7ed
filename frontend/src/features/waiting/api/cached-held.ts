import type { InfiniteData, QueryClient } from "@tanstack/react-query";

import type { HeldPicturePage } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

type Held = InfiniteData<HeldPicturePage, string | null>;

/** Takes a picture off the list at once; answers what puts it back. */
export async function takeOff(client: QueryClient, albumId: string, imageId: string): Promise<() => void> {
  const queryKey = queryKeys.held(albumId);
  await client.cancelQueries({ queryKey });
  const before = client.getQueryData<Held>(queryKey);
  client.setQueryData<Held>(
    queryKey,
    (held) =>
      held && {
        ...held,
        pages: held.pages.map((page) => ({ ...page, results: page.results.filter(({ image }) => image.id !== imageId) })),
      },
  );
  return () => {
    client.setQueryData(queryKey, before);
  };
}
