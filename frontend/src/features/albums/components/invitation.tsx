import { FormError } from "@/components/form-error";
import type { Album } from "@/lib/api/types";

import { useAcceptInvitation, useLeaveAlbum } from "../api/membership";

/** The question that somebody invited has yet to answer. */
export function Invitation({ album, onDeclined }: { album: Album; onDeclined: () => void }) {
  const accept = useAcceptInvitation(album.id);
  const decline = useLeaveAlbum(album.id);
  const isBusy = accept.isPending || decline.isPending;
  return (
    <section className="album-invitation notice" aria-label="Invitation">
      <p>{album.owner.display_name} invites you to this album.</p>
      <button type="button" className="button button-strong" disabled={isBusy} onClick={() => accept.mutate()}>
        Accept
      </button>
      <button
        type="button"
        className="button"
        disabled={isBusy}
        onClick={() => decline.mutate(undefined, { onSuccess: onDeclined })}
      >
        Decline
      </button>
      <FormError error={accept.error ?? decline.error} />
    </section>
  );
}
