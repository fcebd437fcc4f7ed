import { useState } from "react";

import type { Place } from "@/components/grid/virtual-grid";
import type { Picture } from "@/lib/api/types";
import { altText, renditions, srcSet } from "@/lib/image-text";
import { placeholderUrl } from "@/lib/thumbhash";

interface Props {
  picture: Picture;
  place: Place;
  onBroken: () => void;
}

/** A picture in a list where it is only looked at and chosen. */
export function PictureTile({ picture, place, onBroken }: Props) {
  const [isLoaded, setLoaded] = useState(false);
  return (
    <div className="tile" style={{ backgroundImage: placeholderUrl(picture.placeholder) }}>
      <img
        src={renditions(picture)[0]?.url}
        srcSet={srcSet(picture)}
        sizes={`${String(Math.ceil(place.width))}px`}
        alt={altText(picture)}
        width={Math.round(place.width)}
        height={Math.round(place.height)}
        loading={place.isAboveFold ? "eager" : "lazy"}
        decoding="async"
        data-loaded={isLoaded}
        onLoad={() => {
          setLoaded(true);
        }}
        onError={onBroken}
      />
    </div>
  );
}
