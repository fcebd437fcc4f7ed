import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import type { Image } from "@/lib/api/types";

import { t } from "../messages";

/** What a moderator has to do with a picture, for its owner: nobody else is shown it then. */
export function StateNotice({ state }: { state: Image["state"] }) {
  if (state === "ready") return null;
  return (
    <div className="notice" role="status">
      {state === "waiting" ? (
        <p>{t("thisPictureWaitsForAModerator")}</p>
      ) : (
        <p>
          {t.rich("hiddenByModerator", {
            notifications: <AppLink to={paths.notifications}>{t("notificationsLink")}</AppLink>,
          })}
        </p>
      )}
    </div>
  );
}
