import { type KeyboardEvent, useState } from "react";

import { errorText } from "@/lib/api/errors";
import type { Image } from "@/lib/api/types";
import { useMe } from "@/lib/session";

import { useKeepFavourite } from "../api/keep-favourite";
import { useLike } from "../api/like-image";

/** `l` likes the picture that has the focus, or takes the like back; `f` keeps it among one's favourites. */
export function useTileKeys(image: Image) {
  const isSignedIn = useMe() !== null;
  const like = useLike(image.id);
  const favourite = useKeepFavourite(image.id);
  const [note, setNote] = useState("");
  const failed = { onError: (error: unknown) => setNote(errorText(error)) };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSignedIn || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
    if (event.key === "l") {
      setNote(image.liked_by_me ? "Like taken back" : "Liked");
      like.mutate(!image.liked_by_me, failed);
    } else if (event.key === "f") {
      // Lists do not say which are favourites; to keep one that is kept already changes nothing.
      setNote("Among your favourites");
      favourite.mutate(undefined, failed);
    } else return;
    event.preventDefault();
  };
  return { onKeyDown, note };
}
