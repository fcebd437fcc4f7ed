import { useState } from "react";

import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { ListSkeleton } from "@/components/list-skeleton";
import { MoreButton } from "@/components/more-button";
import { paths } from "@/config/paths";
import { errorText } from "@/lib/api/errors";

import { Refused, useAcceptPicture } from "../api/accept-picture";
import { useDeclinePicture } from "../api/decline-picture";
import { useHeld } from "../api/get-held";
import { useRestorePicture } from "../api/restore-picture";
import { t } from "../messages";

import { WaitingCard } from "./waiting-card";

/** What visitors sent for an album, each to be let in or declined. */
export function WaitingList({ albumId }: { albumId: string }) {
  const held = useHeld(albumId);
  const accept = useAcceptPicture(albumId);
  const decline = useDeclinePicture(albumId);
  const restore = useRestorePicture(albumId);
  const [declined, setDeclined] = useState<string | null>(null);
  const error = accept.error ?? decline.error ?? restore.error;

  if (!held.data) {
    if (!held.error) return <ListSkeleton label={t("loadingThePicturesThatWait")} />;
    return (
      <ErrorState
        what={t("thePicturesThatWaitCould")}
        error={held.error}
        onRetry={() => void held.refetch()}
      />
    );
  }
  const pictures = held.data.pages.flatMap(({ results }) => results);
  return (
    <>
      <div role="status" className="waiting-status">
        {declined !== null && (
          <>
            <span>{t("declinedItIsInYourTrash")}</span>
            <button
              type="button"
              className="button button-small"
              onClick={() => {
                restore.mutate(declined);
                setDeclined(null);
              }}
            >
              {t("undo")}
            </button>
          </>
        )}
      </div>
      {error && (
        <p className="notice notice-error" role="alert">
          {error instanceof Refused ? error.message : errorText(error)}
        </p>
      )}
      {pictures.length === 0 && !held.hasNextPage && (
        <EmptyState sentence={t("nothingWaitsForYouHereWhat")}>
          <AppLink className="button" to={paths.links}>
            {t("toYourLinks")}
          </AppLink>
        </EmptyState>
      )}
      <ul className="waiting-list" aria-label={t("picturesThatWaitForYou")}>
        {pictures.map((picture) => (
          <WaitingCard
            key={picture.image.id}
            picture={picture}
            onAccept={() => {
              setDeclined(null);
              decline.reset();
              accept.mutate(picture.image.id);
            }}
            onDecline={() => {
              accept.reset();
              decline.mutate(picture.image.id, {
                onSuccess: () => {
                  setDeclined(picture.image.id);
                },
              });
            }}
          />
        ))}
      </ul>
      <MoreButton query={held} />
    </>
  );
}
