import { Heart } from "lucide-react";

import type { Image } from "@/lib/api/types";

import { useLike } from "../api/like-image";
import { t } from "../messages";

/** Like, among the viewer's buttons; the key for it is the page's. */
export function ViewerLike({ image }: { image: Image }) {
  const like = useLike(image.id);
  return (
    <button
      type="button"
      className="yarl__button"
      aria-pressed={image.liked_by_me}
      title={image.liked_by_me ? t("takeYourLikeBackL") : t("likeL")}
      aria-label={t("like2")}
      onClick={() => {
        like.mutate(!image.liked_by_me);
      }}
    >
      <Heart size={20} aria-hidden="true" />
    </button>
  );
}
