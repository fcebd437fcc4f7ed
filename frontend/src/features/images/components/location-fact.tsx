import { ExternalLink } from "lucide-react";

import type { Details } from "@/lib/api/types";

import { locationText, mapHref } from "../camera-text";
import { t } from "../messages";

interface Props {
  location: NonNullable<Details["location"]>;
  /** Shown to the owner alone, which has to be said. */
  isOnlyYours: boolean;
}

/** Where a picture was taken; the map is only asked when somebody follows the link. */
export function LocationFact({ location, isOnlyYours }: Props) {
  return (
    <>
      {locationText(location)}
      <span className="fact-more">
        <a href={mapHref(location)} target="_blank" rel="noreferrer" aria-label={t("openTheMapOfOpenStreetMap")}>
          {t("openTheMap")}
          <ExternalLink size={12} aria-hidden="true" />
        </a>
        {isOnlyYours && <span className="secondary">{t("onlyYouSeeThis")}</span>}
      </span>
    </>
  );
}
