import { LogOut } from "lucide-react";
import { useState } from "react";

import { ConfirmDialog } from "@/components/confirm-dialog";
import type { Album } from "@/lib/api/types";

import { useLeaveAlbum } from "../api/membership";
import { t } from "../messages";

/** The way out for whoever was invited. */
export function LeaveAlbum({ album, onLeft }: { album: Album; onLeft: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const leave = useLeaveAlbum(album.id);
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        <LogOut size={16} aria-hidden="true" />
        {t("leave")}
      </button>
      {isAsking && (
        <ConfirmDialog
          title={t("leaveThisAlbum")}
          keep={t("stay")}
          go={t("leave")}
          busy={t("leaving")}
          mutation={leave}
          onDone={onLeft}
          onClose={() => setAsking(false)}
        >
          <p>{t("thePicturesThatYouAddedGo", { name: album.owner.display_name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
