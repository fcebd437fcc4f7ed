import { FolderPlus } from "lucide-react";
import { useState } from "react";

import { Dialog } from "@/components/dialog";
import { ErrorState } from "@/components/error-state";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { itemsOf } from "@/components/pictures/pages";
import { BarButton } from "@/components/selection/bar-button";
import { reportOf, useReport } from "@/components/selection/item-results";
import { showToast } from "@/components/toasts/toast-store";
import type { Album, Picture } from "@/lib/api/types";
import { renditions } from "@/lib/renditions";

import { useAddItems } from "../api/add-items";
import { useCreateAlbum } from "../api/create-album";
import { useAlbums } from "../api/get-albums";
import { t } from "../messages";

/** Puts the chosen pictures into one of one's albums, or into a new one. */
export function AddToAlbumAction({ pictures }: { pictures: Picture[] }) {
  const [isOpen, setOpen] = useState(false);
  const add = useAddItems();
  const { report, reportDialog } = useReport();
  const isMine = pictures.every(({ is_mine }) => is_mine);
  const addTo = ({ id, title }: Pick<Album, "id" | "title">) => {
    const ids = pictures.map((picture) => picture.id);
    add.mutate(
      { albumId: id, ids },
      {
        onSuccess: (results) => {
          const found = reportOf(results, pictures);
          if (found.done > 0) showToast(t("picturesAreInTitle", { done: found.done, title }));
          setOpen(false);
          report(found);
        },
      },
    );
  };
  return (
    <>
      <BarButton
        icon={FolderPlus}
        label={t("addToAlbum")}
        hindrance={isMine ? null : t("someOfThesePictures")}
        onClick={() => {
          add.reset();
          setOpen(true);
        }}
      />
      {isOpen && (
        <Dialog title={t("addToAlbum")} isBusy={add.isPending} onClose={() => setOpen(false)}>
          <FormError error={add.error} />
          <NewAlbumLine isBusy={add.isPending} onMade={addTo} />
          <AlbumChoices isBusy={add.isPending} onChosen={addTo} />
          <div className="dialog-actions">
            <button type="button" className="button" disabled={add.isPending} onClick={() => setOpen(false)}>
              {t("cancel")}
            </button>
          </div>
        </Dialog>
      )}
      {reportDialog}
    </>
  );
}

function AlbumChoices({ isBusy, onChosen }: { isBusy: boolean; onChosen: (album: Album) => void }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAlbums("mine");
  if (!data) {
    if (!error) return <p role="status">{t("loadingYourAlbums")}</p>;
    return <ErrorState what={t("yourAlbumsCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
  }
  return (
    <ul className="album-choices">
      {itemsOf(data).map((album) => (
        <li key={album.id}>
          <button type="button" className="album-choice" disabled={isBusy} onClick={() => onChosen(album)}>
            <span className="album-choice-cover">
              {album.cover && <img src={renditions(album.cover)[0]?.url} alt="" />}
            </span>
            <span>{album.title}</span>
            <span className="secondary">{t("pictures2", { itemCount: album.item_count })}</span>
          </button>
        </li>
      ))}
      {hasNextPage && (
        <li>
          <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("moreAlbums")}
          </button>
        </li>
      )}
    </ul>
  );
}

function NewAlbumLine({ isBusy, onMade }: { isBusy: boolean; onMade: (album: Album) => void }) {
  const create = useCreateAlbum();
  return (
    <form
      className="album-new-line"
      onSubmit={(event) => {
        event.preventDefault();
        const title = formText(new FormData(event.currentTarget), "new_album");
        if (title) create.mutate({ title, description: "", visibility: "private" }, { onSuccess: onMade });
      }}
    >
      <div className="field">
        <label htmlFor="new_album">{t("newAlbum")}</label>
        <input id="new_album" name="new_album" maxLength={200} autoComplete="off" />
      </div>
      <button type="submit" className="button" disabled={isBusy || create.isPending}>
        {t("makeAndAdd")}
      </button>
      <FormError error={create.error} />
    </form>
  );
}
