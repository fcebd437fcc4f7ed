import { useState } from "react";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { absoluteUrl } from "@/config/site";

import { useEndAllSessions } from "../api/end-all-sessions";
import { t } from "../messages";

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
        {t("signOutEverywhere")}
      </button>
      {isAsking && (
        <ConfirmDialog
          title={t("signOutEverywhere2")}
          keep={t("staySignedIn")}
          go={t("signOutEverywhere")}
          busy={t("signingOut")}
          mutation={end}
          onDone={() => {
            window.location.assign(absoluteUrl("/"));
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          <p>
            {t("everyBrowserIsSignedOut")}
          </p>
        </ConfirmDialog>
      )}
    </div>
  );
}
