import { LibraryBig } from "lucide-react";
import { useRef } from "react";

import { itemsOf } from "@/components/pictures/pages";
import { useDropTarget } from "@/components/selection/use-drop-target";
import type { Album, Picture } from "@/lib/api/types";
import { renditions } from "@/lib/renditions";

import { useDropPictures } from "../api/drop-pictures";
import { useAlbums } from "../api/get-albums";
import { t } from "../messages";

/** As many as fit beside each other; the others are in the list of “Add to album”. */
const SHOWN = 6;

interface Props {
  pictures: readonly Picture[];
  /** The album that they are dragged out of. */
  exceptId?: string | undefined;
}

/** One's newest albums, to drop pictures on while they are dragged. Keys reach the same by the bar of the selection. */
export default function DropShelf({ pictures, exceptId }: Props) {
  const { data, error } = useAlbums("mine");
  const albums = itemsOf(data).filter(({ id }) => id !== exceptId);
  const isMine = pictures.every(({ is_mine }) => is_mine);
  return (
    <section className="drop-shelf" aria-label={t("albumsToDropPicturesOn")}>
      {!isMine ? (
        <p>{t("onlyPicturesOfYourOwnCan")}</p>
      ) : albums.length > 0 ? (
        <ul>
          {albums.slice(0, SHOWN).map((album) => (
            <li key={album.id}>
              <DropAlbum album={album} pictures={pictures} />
            </li>
          ))}
        </ul>
      ) : (
        <p>{data ? t("youHaveNoAlbumToDrop") : emptyText(error)}</p>
      )}
    </section>
  );
}

const emptyText = (error: Error | null) => (error ? t("yourAlbumsCouldNotBeLoaded") : t("loadingYourAlbums"));

function DropAlbum({ album, pictures }: { album: Album; pictures: readonly Picture[] }) {
  const target = useRef<HTMLDivElement>(null);
  const drop = useDropPictures(album);
  const isOver = useDropTarget(target, () => drop(pictures));
  return (
    <div ref={target} className="drop-album" data-over={isOver}>
      <span className="drop-album-cover">
        {album.cover ? <img src={renditions(album.cover)[0]?.url} alt="" /> : <LibraryBig size={20} aria-hidden="true" />}
      </span>
      <span>
        <strong>{album.title}</strong>
        <span className="secondary">{t("pictures2", { itemCount: album.item_count })}</span>
      </span>
    </div>
  );
}
