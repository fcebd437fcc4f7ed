import { type ReactNode, useRef } from "react";

import { ErrorState } from "@/components/error-state";
import type { Picture } from "@/lib/api/types";
import { useNearView } from "@/lib/use-near-view";

import type { Listing } from "./pages";
import { PictureRows } from "./picture-rows";
import { RowsSkeleton } from "./rows-skeleton";

interface Props<Item extends Picture> {
  listing: Listing<Item>;
  empty: ReactNode;
  end?: ReactNode;
  /** Handed to a picture's page, which leafs through the list; without it the pictures are no links. */
  linkState?: unknown;
  /** What stands on each picture, such as a box to select it. */
  extra?: (picture: Item) => ReactNode;
}

/** Any list of pictures that grows as one scrolls, with its loading, empty, broken and final states. */
export function PictureList<Item extends Picture>({ listing, empty, end, linkState, extra }: Props<Item>) {
  const { data, error, isFetchingNextPage, isFetchNextPageError, hasNextPage, fetchNextPage, refetch } = listing;
  const canGrow = hasNextPage && !isFetchNextPageError;
  const sentinel = useNearView(canGrow && !isFetchingNextPage, () => void fetchNextPage());
  const renewedAt = useRef(-Infinity);
  const renewUrls = () => {
    // Addresses of pictures expire: asks for new ones, at most once a minute.
    if (performance.now() - renewedAt.current < 60_000) return;
    renewedAt.current = performance.now();
    void refetch();
  };

  if (!data) {
    if (!error) return <RowsSkeleton />;
    return <ErrorState what="The pictures could not be loaded." error={error} onRetry={() => void refetch()} />;
  }
  const isEmpty = data.pages.every((page) => page.results.length === 0);
  if (isEmpty && !hasNextPage) return empty;
  return (
    <>
      <div className="grid">
        {data.pages.map((page, at) => (
          <PictureRows
            key={page.results[0]?.id ?? at}
            pictures={page.results}
            isFirst={at === 0}
            linkState={linkState}
            extra={extra}
            onBroken={renewUrls}
          />
        ))}
      </div>
      <div ref={sentinel} />
      {isFetchingNextPage && <RowsSkeleton rows={1} />}
      {isFetchNextPageError && (
        <ErrorState what="More pictures could not be loaded." error={error} onRetry={() => void fetchNextPage()} />
      )}
      {!hasNextPage && <div className="grid-end">{end}</div>}
    </>
  );
}
