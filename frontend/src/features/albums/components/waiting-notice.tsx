import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import type { Album } from "@/lib/api/types";

import { useHeld } from "../api/get-held";
import { t } from "../messages";

/** Tells the owner that visitors of their links sent pictures which wait to be let in. */
export function WaitingNotice({ album }: { album: Album }) {
  const { data } = useHeld(album.id, album.my_role === "owner");
  if (!data || data.results.length === 0) return null;
  return (
    <p className="album-waiting notice">
      {t("visitorsOfYourLinksSentPictures")}
      <AppLink className="button button-small" to={paths.waiting(album.id)}>
        {t("lookAtThem")}
      </AppLink>
    </p>
  );
}
