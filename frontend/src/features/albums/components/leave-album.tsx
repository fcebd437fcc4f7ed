import { LogOut } from "lucide-react";
import { useState } from "react";

import { Dialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import type { Album } from "@/lib/api/types";

import { useLeaveAlbum } from "../api/membership";
import { t } from "../messages";

/** The way out for whoever was invited. */
export function LeaveAlbum({ album, onLeft }: { album: Album; onLeft: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const leave = useLeaveAlbum(album.id);
  const close = () => setAsking(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        <LogOut size={16} aria-hidden="true" />
        {t("leave")}
      </button>
      {isAsking && (
        <Dialog title={t("leaveThisAlbum")} isBusy={leave.isPending} onClose={close}>
          <p>{t("thePicturesThatYouAddedGo", { name: album.owner.display_name })}</p>
          <FormError error={leave.error} />
          <div className="dialog-actions">
            <button type="button" className="button" disabled={leave.isPending} onClick={close}>
              {t("stay")}
            </button>
            <button
              type="button"
              className="button button-danger-filled"
              disabled={leave.isPending}
              onClick={() => leave.mutate(undefined, { onSuccess: onLeft })}
            >
              {leave.isPending ? t("leaving") : t("leave")}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
