import { useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";

import { errorText } from "@/lib/api/errors";
import type { Image } from "@/lib/api/types";
import { useShortcuts } from "@/lib/use-shortcuts";

import { useKeepFavourite } from "../api/keep-favourite";
import { useLike } from "../api/like-image";
import { t } from "../messages";

/** Keys for the picture of a grid that has the focus; loaded after the pictures, as nobody presses them before. */
export default function GridKeys({ images }: { images: readonly Image[] }) {
  const cell = useFocusedCell();
  const image = images.find(({ id }) => id === cell?.dataset.picture);
  return cell && image ? <TileKeys key={image.id} image={image} cell={cell} /> : null;
}

/** `l` likes a picture or takes the like back; `f` keeps it among one's favourites. */
function TileKeys({ image, cell }: { image: Image; cell: HTMLElement }) {
  const like = useLike(image.id);
  const favourite = useKeepFavourite(image.id);
  const [note, setNote] = useState("");
  const failed = { onError: (error: unknown) => setNote(errorText(error)) };
  useShortcuts({
    l: () => {
      setNote(image.liked_by_me ? t("likeTakenBack") : t("liked"));
      like.mutate(!image.liked_by_me, failed);
    },
    // Lists do not say which are favourites; to keep one that is kept already changes nothing.
    f: () => {
      setNote(t("amongYourFavourites"));
      favourite.mutate(undefined, failed);
    },
  });
  return createPortal(
    <span className="tile-note" role="status" hidden={!note}>
      {note}
    </span>,
    cell,
  );
}

const focusedCell = () => document.activeElement?.closest<HTMLElement>("[data-picture]") ?? null;

function subscribe(listener: () => void): () => void {
  document.addEventListener("focusin", listener);
  return () => {
    document.removeEventListener("focusin", listener);
  };
}

const useFocusedCell = () => useSyncExternalStore(subscribe, focusedCell);
