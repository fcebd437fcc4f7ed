import { Heart } from "lucide-react";

import type { Image } from "@/lib/api/types";

import { useLike } from "../api/like-image";

/** Like, among the viewer's buttons; the key for it is the page's. */
export function ViewerLike({ image }: { image: Image }) {
  const like = useLike(image.id);
  return (
    <button
      type="button"
      className="yarl__button"
      aria-pressed={image.liked_by_me}
      title={image.liked_by_me ? "Take your like back (l)" : "Like (l)"}
      aria-label="Like"
      onClick={() => {
        like.mutate(!image.liked_by_me);
      }}
    >
      <Heart size={20} aria-hidden="true" />
    </button>
  );
}
