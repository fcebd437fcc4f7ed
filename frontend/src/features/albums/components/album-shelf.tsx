import type { ReactNode } from "react";

import { ErrorState } from "@/components/error-state";
import { itemsOf } from "@/components/pictures/pages";
import { useNearView } from "@/lib/use-near-view";

import { useAlbums } from "../api/get-albums";
import { t } from "../messages";

import { AlbumCard } from "./album-card";

interface Props {
  of: "mine" | "shared";
  empty: ReactNode;
}

/** Albums side by side, with the list's loading, empty and broken states. */
export function AlbumShelf({ of, empty }: Props) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = useAlbums(of);
  const canGrow = hasNextPage && !isFetchNextPageError;
  const sentinel = useNearView(canGrow && !isFetchingNextPage, () => void fetchNextPage());

  if (!data) {
    if (!error) return <ShelfSkeleton />;
    return <ErrorState what={t("theAlbumsCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
  }
  const albums = itemsOf(data);
  if (albums.length === 0 && !hasNextPage) return empty;
  return (
    <>
      <ul className="album-shelf">
        {albums.map((album) => (
          <li key={album.id}>
            <AlbumCard album={album} />
          </li>
        ))}
      </ul>
      <div ref={sentinel} />
      {isFetchNextPageError && (
        <ErrorState what={t("moreAlbumsCouldNotBeLoaded")} error={error} onRetry={() => void fetchNextPage()} />
      )}
    </>
  );
}

function ShelfSkeleton() {
  return (
    <div className="album-shelf" role="status">
      <span className="visually-hidden">{t("loadingAlbums")}</span>
      {Array.from({ length: 6 }, (_, at) => (
        <span key={at} className="album-card" aria-hidden="true">
          <span className="album-card-cover skeleton" />
          <span className="album-skeleton-line skeleton" />
        </span>
      ))}
    </div>
  );
}
