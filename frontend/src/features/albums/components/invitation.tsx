import { FormError } from "@/components/form-error";
import type { Album } from "@/lib/api/types";

import { useAcceptInvitation, useLeaveAlbum } from "../api/membership";
import { t } from "../messages";

/** The question that somebody invited has yet to answer. */
export function Invitation({ album, onDeclined }: { album: Album; onDeclined: () => void }) {
  const accept = useAcceptInvitation(album.id);
  const decline = useLeaveAlbum(album.id);
  const isBusy = accept.isPending || decline.isPending;
  return (
    <section className="album-invitation notice" aria-label={t("invitation")}>
      <p>{t("nameInvitesYouToThisAlbum", { name: album.owner.display_name })}</p>
      <button type="button" className="button button-strong" disabled={isBusy} onClick={() => accept.mutate()}>
        {t("accept")}
      </button>
      <button
        type="button"
        className="button"
        disabled={isBusy}
        onClick={() => decline.mutate(undefined, { onSuccess: onDeclined })}
      >
        {t("decline")}
      </button>
      <FormError error={accept.error ?? decline.error} />
    </section>
  );
}
