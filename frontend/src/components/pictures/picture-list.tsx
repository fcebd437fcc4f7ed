import { type ReactNode, useRef } from "react";

import { ErrorState } from "@/components/error-state";
import { VirtualGrid } from "@/components/grid/virtual-grid";
import type { Picture } from "@/lib/api/types";
import { useNearView } from "@/lib/use-near-view";

import { t } from "../messages";

import { useGathered } from "./gathered";
import type { Listing } from "./pages";
import { PictureTile } from "./picture-tile";

interface Props<Item extends Picture> {
  listing: Listing<Item>;
  empty: ReactNode;
  /** What stands on each picture, such as a box to select it. */
  extra: (picture: Item) => ReactNode;
}

const MINUTE = 60_000;

/** Pictures to choose from, which lead nowhere: a list with its loading, empty and broken states. */
export function PictureList<Item extends Picture>({ listing, empty, extra }: Props<Item>) {
  const { data, error, isFetchingNextPage, isFetchNextPageError, hasNextPage, fetchNextPage, refetch } = listing;
  const pictures = useGathered(data);
  const canGrow = hasNextPage && !isFetchNextPageError;
  const sentinel = useNearView(canGrow && !isFetchingNextPage, () => void fetchNextPage());
  const renewal = useRef<{ at: number; done: Promise<boolean> }>(null);
  const renew = () => {
    // Addresses of pictures expire: asks for new ones, at most once a minute.
    if (renewal.current && performance.now() - renewal.current.at < MINUTE) return renewal.current.done;
    const done = refetch().then(({ isSuccess }) => isSuccess);
    renewal.current = { at: performance.now(), done };
    return done;
  };

  if (!data) {
    if (!error) return <p role="status">{t("loadingPictures")}</p>;
    return <ErrorState what={t("thePicturesCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
  }
  if (pictures.length === 0 && !hasNextPage) return empty;
  return (
    <>
      <VirtualGrid items={pictures} isGrowing={canGrow}>
        {(picture, place) => (
          <>
            <PictureTile picture={picture} place={place} renew={renew} />
            {extra(picture)}
          </>
        )}
      </VirtualGrid>
      <div ref={sentinel} />
      {isFetchNextPageError && (
        <ErrorState what={t("morePicturesCouldNotBeLoaded")} error={error} onRetry={() => void fetchNextPage()} />
      )}
    </>
  );
}
