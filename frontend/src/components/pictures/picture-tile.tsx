import { useState } from "react";

import type { Place } from "@/components/grid/virtual-grid";
import type { Picture } from "@/lib/api/types";
import { altText } from "@/lib/image-text";
import { renditions, srcSet, tileSizes } from "@/lib/renditions";
import { placeholderUrl } from "@/lib/thumbhash";
import { type Renew, useRetries } from "@/lib/use-retries";

interface Props {
  picture: Picture;
  place: Place;
  renew: Renew;
}

/** A picture in a list where it is only looked at and chosen. */
export function PictureTile({ picture, place, renew }: Props) {
  const [isLoaded, setLoaded] = useState(false);
  const { attemptOf, retry } = useRetries(renew);
  return (
    <div className="tile" style={{ backgroundImage: placeholderUrl(picture.placeholder) }}>
      <img
        key={attemptOf(picture.id)}
        src={renditions(picture)[0]?.url}
        srcSet={srcSet(picture)}
        sizes={tileSizes(place.width)}
        alt={altText(picture)}
        width={Math.round(place.width)}
        height={Math.round(place.height)}
        loading={place.isAboveFold ? "eager" : "lazy"}
        decoding="async"
        data-loaded={isLoaded}
        onLoad={() => {
          setLoaded(true);
        }}
        onError={() => retry(picture.id)}
      />
    </div>
  );
}
