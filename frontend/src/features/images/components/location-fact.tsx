import { ExternalLink } from "lucide-react";

import type { Details } from "@/lib/api/types";

import { locationText, mapHref } from "../camera-text";

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
        <a href={mapHref(location)} target="_blank" rel="noreferrer" aria-label="Open the map of OpenStreetMap in a new tab">
          Open the map
          <ExternalLink size={12} aria-hidden="true" />
        </a>
        {isOnlyYours && <span className="secondary">Only you see this</span>}
      </span>
    </>
  );
}
