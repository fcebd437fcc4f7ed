import { EyeOff, Lock } from "lucide-react";
import { type CSSProperties, type ReactNode, useState } from "react";

import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import type { Image, Visibility } from "@/lib/api/types";
import { placeholderUrl } from "@/lib/thumbhash";
import { visibilityLabel } from "@/lib/visibility";

import { RenderedPicture } from "./rendered-picture";

const BADGES: Partial<Record<Visibility, typeof Lock>> = { private: Lock, unlisted: EyeOff };

interface Props {
  image: Image;
  /** Whose list it stands in; null for everybody's. The photo page leafs through that list. */
  owner: string | null;
  width: number;
  height: number;
  isAboveFold: boolean;
  /** What stands on it and is no part of the link. */
  extra: ReactNode;
  onBroken: () => void;
}

/** One picture in a grid: a placeholder at once, then the picture. */
export function ImageTile({ image, owner, width, height, isAboveFold, extra, onBroken }: Props) {
  const [isLoaded, setLoaded] = useState(false);
  const Badge = BADGES[image.visibility];
  const style: CSSProperties = { backgroundImage: placeholderUrl(image.placeholder) };
  return (
    <div className="picture-place" style={{ width, height }}>
    <AppLink to={paths.image(image.id)} state={{ list: owner }} className="tile picture-tile" style={style}>
      <RenderedPicture
        image={image}
        sizes={`${String(Math.ceil(width))}px`}
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
      {image.is_mine && Badge && (
        <span className="tile-badge" title={visibilityLabel(image.visibility)}>
          <Badge size={13} aria-hidden="true" />
          <span className="visually-hidden">{visibilityLabel(image.visibility)}</span>
        </span>
      )}
      {owner === null && (
        <span className="tile-caption" aria-hidden="true">
          {image.owner.display_name}
        </span>
      )}
    </AppLink>
    {extra}
    </div>
  );
}
