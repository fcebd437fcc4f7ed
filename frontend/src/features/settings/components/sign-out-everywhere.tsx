import { useState } from "react";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { absoluteUrl } from "@/config/site";

import { useEndAllSessions } from "../api/end-all-sessions";

/** For whoever has lost a device, or left a browser signed in somewhere. */
export function SignOutEverywhere() {
  const [isAsking, setAsking] = useState(false);
  const end = useEndAllSessions();
  return (
    <div>
      <button
        type="button"
        className="button button-danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        Sign out everywhere
      </button>
      {isAsking && (
        <ConfirmDialog
          title="Sign out everywhere?"
          keep="Stay signed in"
          go="Sign out everywhere"
          busy="Signing out …"
          isBusy={end.isPending}
          error={end.error}
          onGo={() => {
            end.mutate(undefined, {
              onSuccess: () => {
                window.location.assign(absoluteUrl("/"));
              },
            });
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          <p>
            Every browser is signed out at once, this one included. Your API tokens stay; you revoke those one by one.
          </p>
        </ConfirmDialog>
      )}
    </div>
  );
}
