import { lazy, type ReactNode, Suspense } from "react";

import { ErrorState } from "@/components/error-state";
import { VirtualGrid } from "@/components/grid/virtual-grid";
import { useGathered } from "@/components/pictures/gathered";
import type { Image } from "@/lib/api/types";
import { loaded } from "@/lib/i18n/language";
import type { ListName } from "@/lib/list-name";
import { useMe } from "@/lib/session";
import { useIsIdle } from "@/lib/use-is-idle";
import { useNearView } from "@/lib/use-near-view";

import { useImages } from "../api/get-images";
import { t } from "../messages";
import { useRenewedUrls } from "../use-renewed-urls";

import { GridSkeleton } from "./grid-skeleton";
import { ImageTile } from "./image-tile";

const GridKeys = lazy(() => loaded(import("./grid-keys")));

interface Props {
  list: ListName;
  /** Whether the tiles say whose pictures they are. */
  hasOwners?: boolean;
  empty: ReactNode;
  end: ReactNode;
  /** What stands on each picture, such as a box to select it. */
  extra?: (image: Image) => ReactNode;
}

/** An endless grid of pictures with its loading, empty, broken and final states. */
export function ImageGrid({ list, hasOwners = false, empty, end, extra }: Props) {
  const { data, error, isFetchingNextPage, isFetchNextPageError, hasNextPage, fetchNextPage, refetch } =
    useImages(list);
  const isSignedIn = useMe() !== null;
  const isIdle = useIsIdle();
  const renewUrls = useRenewedUrls(list);
  const canGrow = isSignedIn && hasNextPage && !isFetchNextPageError;
  const sentinel = useNearView(canGrow && !isFetchingNextPage, () => void fetchNextPage());
  const images = useGathered(data);

  if (!data) {
    if (!error) return <GridSkeleton />;
    return <ErrorState what={t("thePicturesCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
  }
  if (images.length === 0 && !canGrow && !isFetchNextPageError) return empty;
  return (
    <>
      <VirtualGrid items={images} isGrowing={canGrow}>
        {(image, place) => (
          <>
            <ImageTile
              image={image}
              list={list}
              hasOwner={hasOwners}
              isSignedIn={isSignedIn}
              place={place}
              renew={renewUrls}
            />
            {extra?.(image)}
          </>
        )}
      </VirtualGrid>
      {isSignedIn && isIdle && (
        <Suspense>
          <GridKeys images={images} />
        </Suspense>
      )}
      <div ref={sentinel} />
      {isFetchingNextPage && <GridSkeleton rows={1} />}
      {isFetchNextPageError && (
        <ErrorState what={t("morePicturesCouldNotBeLoaded")} error={error} onRetry={() => void fetchNextPage()} />
      )}
      {(!hasNextPage || !isSignedIn) && <div className="grid-end">{end}</div>}
    </>
  );
}
