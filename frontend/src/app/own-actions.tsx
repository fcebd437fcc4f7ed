import { AddToAlbumAction } from "@/features/albums/components/add-to-album-action";
import { TagsAction } from "@/features/bulk/components/tags-action";
import { TrashAction } from "@/features/bulk/components/trash-action";
import { VisibilityAction } from "@/features/bulk/components/visibility-action";
import { FavouriteAction } from "@/features/favourites/components/favourite-action";
import type { Picture } from "@/lib/api/types";

/** What can be done with pictures of one's own, wherever they are chosen. */
export function OwnActions({ pictures, isFavourites = false }: { pictures: Picture[]; isFavourites?: boolean }) {
  return (
    <>
      <VisibilityAction pictures={pictures} />
      <TagsAction pictures={pictures} />
      <AddToAlbumAction pictures={pictures} />
      {!isFavourites && <FavouriteAction pictures={pictures} />}
      <TrashAction pictures={pictures} />
    </>
  );
}
