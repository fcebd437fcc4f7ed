import { useState } from "react";

import type { Place } from "@/components/grid/virtual-grid";
import type { Image } from "@/lib/api/types";
import { tileSizes } from "@/lib/renditions";
import { type Renew, useRetries } from "@/lib/use-retries";

import { RenderedPicture } from "./rendered-picture";

/** Pictures that have been seen do not fade in again when one scrolls back to them. */
const seen = new Set<string>();

interface Props {
  image: Image;
  place: Place;
  renew: Renew;
}

/** The picture of a tile in the size that its place needs; it fades in over the placeholder. */
export function TilePicture({ image, place, renew }: Props) {
  const [isLoaded, setLoaded] = useState(seen.has(image.id));
  const { attemptOf, retry } = useRetries(renew);
  return (
    <RenderedPicture
      key={attemptOf(image.id)}
      image={image}
      sizes={tileSizes(place.width)}
      width={Math.round(place.width)}
      height={Math.round(place.height)}
      loading={place.isAboveFold ? "eager" : "lazy"}
      decoding="async"
      data-loaded={isLoaded}
      onLoad={() => {
        seen.add(image.id);
        setLoaded(true);
      }}
      onError={() => retry(image.id)}
    />
  );
}
