import { type CSSProperties, type ReactNode, useState } from "react";

import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import type { Picture } from "@/lib/api/types";
import { altText, renditions, srcSet } from "@/lib/image-text";
import { placeholderUrl } from "@/lib/thumbhash";

interface Props {
  picture: Picture;
  width: number;
  height: number;
  isAboveFold: boolean;
  /** Handed to the picture's page; undefined if the picture leads nowhere. */
  linkState: unknown;
  extra: ReactNode;
  onBroken: () => void;
}

/** One picture of a list in its place, with what stands on it. */
export function PictureTile({ picture, width, height, isAboveFold, linkState, extra, onBroken }: Props) {
  const [isLoaded, setLoaded] = useState(false);
  const sizes = `${String(Math.ceil(width))}px`;
  const avif = srcSet(picture, "avif");
  const style: CSSProperties = { backgroundImage: placeholderUrl(picture.placeholder) };
  const shown = (
    <picture>
      {avif && <source type="image/avif" srcSet={avif} sizes={sizes} />}
      <img
        src={renditions(picture)[0]?.url}
        srcSet={srcSet(picture)}
        sizes={sizes}
        alt={altText(picture)}
        width={Math.round(width)}
        height={Math.round(height)}
        loading={isAboveFold ? "eager" : "lazy"}
        decoding="async"
        data-loaded={isLoaded}
        onLoad={() => {
          setLoaded(true);
        }}
        onError={onBroken}
      />
    </picture>
  );
  return (
    <div className="picture-place" style={{ width, height }}>
      {linkState === undefined ? (
        <div className="tile picture-tile" style={style}>
          {shown}
        </div>
      ) : (
        <AppLink to={paths.image(picture.id)} state={linkState} className="tile picture-tile" style={style}>
          {shown}
        </AppLink>
      )}
      {extra}
    </div>
  );
}
