import { EyeOff, Heart, Lock } from "lucide-react";
import type { CSSProperties } from "react";

import { LinkFor } from "@/components/app-link";
import type { Place } from "@/components/grid/virtual-grid";
import { paths } from "@/config/paths";
import type { Image, Visibility } from "@/lib/api/types";
import { isCovered } from "@/lib/covered";
import { formatCount } from "@/lib/format-count";
import { altText } from "@/lib/image-text";
import type { ListName } from "@/lib/list-name";
import { useIsRevealed } from "@/lib/revealed";
import { placeholderUrl } from "@/lib/thumbhash";
import type { Renew } from "@/lib/use-retries";
import { visibilityLabel } from "@/lib/visibility";

import { TilePicture } from "./tile-picture";
import { TileVeil } from "./tile-veil";

const BADGES: Partial<Record<Visibility, typeof Lock>> = { private: Lock, unlisted: EyeOff };

interface Props {
  image: Image;
  /** The list it stands in, which the photo page leafs through. */
  list: ListName;
  /** Whether the tile says whose picture it is. */
  hasOwner: boolean;
  isSignedIn: boolean;
  place: Place;
  renew: Renew;
}

/** One picture in a grid: a placeholder at once, then the picture; a sensitive one only when it is asked for. */
export function ImageTile({ image, list, hasOwner, isSignedIn, place, renew }: Props) {
  const isRevealed = useIsRevealed(image.id);
  const isVeiled = isCovered(image) && !isRevealed;
  const style: CSSProperties = { backgroundImage: placeholderUrl(image.placeholder) };
  if (isVeiled) return <TileVeil image={image} style={style} />;
  return (
    <LinkFor
      isSignedIn={isSignedIn}
      to={paths.image(image.id)}
      state={{ list }}
      className="tile"
      style={style}
    >
      <TilePicture image={image} place={place} renew={renew} />
      {image.is_mine && <Badge visibility={image.visibility} />}
      <span className="tile-caption" aria-hidden="true">
        <span className="tile-owner">{hasOwner ? image.owner.display_name : altText(image)}</span>
        {image.like_count > 0 && (
          <span className="tile-likes" data-mine={image.liked_by_me}>
            <Heart size={13} />
            {formatCount(image.like_count)}
          </span>
        )}
      </span>
    </LinkFor>
  );
}

function Badge({ visibility }: { visibility: Visibility }) {
  const Icon = BADGES[visibility];
  if (!Icon) return null;
  return (
    <span className="tile-badge" title={visibilityLabel(visibility)}>
      <Icon size={13} aria-hidden="true" />
      <span className="visually-hidden">{visibilityLabel(visibility)}</span>
    </span>
  );
}
