import { useState } from "react";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { FormError } from "@/components/form-error";

import { useRevokeAllLinks } from "../api/revoke-all-links";

/** For whoever has lost track of what is out there. */
export function RevokeAll() {
  const [isAsking, setAsking] = useState(false);
  const revoke = useRevokeAllLinks();
  return (
    <div className="links-all">
      {!isAsking && <FormError error={revoke.error} />}
      <button
        type="button"
        className="button button-danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        Revoke all links
      </button>
      {isAsking && (
        <ConfirmDialog
          title="Revoke all links?"
          keep="Keep them"
          go="Revoke all"
          busy="Revoking …"
          isBusy={revoke.isPending}
          error={revoke.error}
          onGo={() => {
            revoke.mutate(undefined, {
              onSuccess: () => {
                setAsking(false);
              },
            });
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          <p>Every link that you have made, also those further down the list, opens nothing any more. It is for good.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
