import { Heart, Star } from "lucide-react";

import { errorText } from "@/lib/api/errors";
import type { Image } from "@/lib/api/types";
import { formatCount } from "@/lib/format-count";
import { signInHref, useConfig, useMe } from "@/lib/session";
import { useShortcuts } from "@/lib/use-shortcuts";

import { useFavourite } from "../api/favourite-image";
import { useLike } from "../api/like-image";
import { t } from "../messages";

interface Props {
  image: Image;
  /** Where to come back to after signing in. */
  path: string;
}

/** Like, which its owner hears of, and favourite, which nobody does. */
export function Reactions({ image, path }: Props) {
  const isSignedIn = useMe() !== null;
  const config = useConfig();
  if (isSignedIn) return <Buttons image={image} />;
  return (
    <a className="button" href={signInHref(config, path)}>
      <Heart size={16} aria-hidden="true" />
      <span className="visually-hidden">{t("signInToLikeThisPicture")}</span> <Count count={image.like_count} />
    </a>
  );
}

/** The figure alone is shown, as the heart beside it says the rest. */
function Count({ count }: { count: number }) {
  return (
    <>
      <span className="reaction-count">{formatCount(count)}</span>{" "}
      <span className="visually-hidden">{t("likesWord", { count })}</span>
    </>
  );
}

function Buttons({ image }: { image: Image }) {
  const like = useLike(image.id);
  const favourite = useFavourite(image.id);
  const isFavourite = image.details?.favourite_by_me ?? false;
  const toggleLike = () => {
    like.mutate(!image.liked_by_me);
  };
  // Its state comes with the picture's details, a moment after a picture that a list knew.
  const toggleFavourite = image.details
    ? () => {
        favourite.mutate(!isFavourite);
      }
    : undefined;
  useShortcuts({ l: toggleLike, f: toggleFavourite });
  const error = like.error ?? favourite.error;
  return (
    <>
      <button
        type="button"
        className="button reaction"
        aria-pressed={image.liked_by_me}
        title={image.liked_by_me ? t("takeYourLikeBackL") : t("likeL")}
        onClick={toggleLike}
      >
        <Heart size={16} aria-hidden="true" />
        <span className="visually-hidden">{t("like")}</span> <Count count={image.like_count} />
      </button>
      <button
        type="button"
        className="button reaction"
        aria-pressed={isFavourite}
        aria-disabled={!toggleFavourite}
        title={isFavourite ? t("takeItFromYourFavouritesF") : t("keepItAmongYourFavouritesF")}
        onClick={toggleFavourite}
      >
        <Star size={16} aria-hidden="true" />
        {t("favourite")}
      </button>
      {error && (
        <p className="error panel-error" role="alert">
          {errorText(error)}
        </p>
      )}
    </>
  );
}
