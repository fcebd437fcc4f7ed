import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";

import { ErrorState } from "@/components/error-state";
import type { Image } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

import { useImages } from "../api/get-images";

import { GridSkeleton } from "./grid-skeleton";
import { ImageRows } from "./image-rows";

interface Props {
  /** A handle, or null for everybody's pictures. */
  owner: string | null;
  empty: ReactNode;
  end: ReactNode;
  /** What stands on each picture, such as a box to select it. */
  extra?: (image: Image) => ReactNode;
}

/** An endless grid of pictures with its loading, empty, broken and final states. */
export function ImageGrid({ owner, empty, end, extra }: Props) {
  const { data, error, isFetchingNextPage, isFetchNextPageError, hasNextPage, fetchNextPage, refetch } =
    useImages(owner);
  const isSignedIn = useMe() !== null;
  const renewUrls = useRenewedUrls(owner);
  const canGrow = isSignedIn && hasNextPage && !isFetchNextPageError;
  const sentinel = useNearView(canGrow && !isFetchingNextPage, () => void fetchNextPage());

  if (!data) {
    if (!error) return <GridSkeleton />;
    return <ErrorState what="The pictures could not be loaded." error={error} onRetry={() => void refetch()} />;
  }
  const isEmpty = data.pages.every((page) => page.results.length === 0);
  if (isEmpty && !canGrow && !isFetchNextPageError) return empty;
  return (
    <>
      <div className="grid">
        {data.pages.map((page, at) => (
          <ImageRows
            key={page.results[0]?.id ?? at}
            images={page.results}
            owner={owner}
            isFirst={at === 0}
            extra={extra}
            onBroken={renewUrls}
          />
        ))}
      </div>
      <div ref={sentinel} />
      {isFetchingNextPage && <GridSkeleton rows={1} />}
      {isFetchNextPageError && (
        <ErrorState what="More pictures could not be loaded." error={error} onRetry={() => void fetchNextPage()} />
      )}
      {(!hasNextPage || !isSignedIn) && <div className="grid-end">{end}</div>}
    </>
  );
}

/** Calls back as soon as the element comes within a screen or so of the view. */
function useNearView(isActive: boolean, onNear: () => void) {
  const ref = useRef<HTMLDivElement>(null);
  const latest = useRef(onNear);
  useEffect(() => {
    latest.current = onNear;
  });
  useEffect(() => {
    const element = ref.current;
    if (!isActive || !element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current();
      },
      { rootMargin: "1200px 0px" },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [isActive]);
  return ref;
}

/** Addresses of pictures expire: asks for new ones, at most once a minute. */
function useRenewedUrls(owner: string | null): () => void {
  const client = useQueryClient();
  const renewedAt = useRef(-Infinity);
  return () => {
    if (performance.now() - renewedAt.current < 60_000) return;
    renewedAt.current = performance.now();
    void client.invalidateQueries({ queryKey: queryKeys.list(owner) });
  };
}
