import { useState } from "react";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { FormError } from "@/components/form-error";

import { useRevokeAllLinks } from "../api/revoke-all-links";
import { t } from "../messages";

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
        {t("revokeAllLinks")}
      </button>
      {isAsking && (
        <ConfirmDialog
          title={t("revokeAllLinks2")}
          keep={t("keepThem")}
          go={t("revokeAll")}
          busy={t("revoking")}
          mutation={revoke}
          onDone={() => {
            setAsking(false);
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          <p>{t("everyLinkThatYouHaveMade")}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
