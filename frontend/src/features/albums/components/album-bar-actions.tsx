import { BookImage, FolderMinus } from "lucide-react";

import { BarButton } from "@/components/selection/bar-button";
import { reportOf, useReport } from "@/components/selection/item-results";
import { useSelectionStore } from "@/components/selection/selection-context";
import { showError, showToast } from "@/components/toasts/toast-store";
import type { Album, Picture } from "@/lib/api/types";

import { useRemoveItems } from "../api/remove-items";
import { useRestoreItems } from "../api/restore-items";
import { useUpdateAlbum } from "../api/update-album";
import { t } from "../messages";

interface Props {
  album: Album;
  /** The whole album, in its order. */
  listed: Picture[];
  pictures: Picture[];
}

/** What can be done with chosen pictures of an album besides what can be done with any. */
export function AlbumBarActions({ album, listed, pictures }: Props) {
  return (
    <>
      {album.my_role === "owner" && <CoverAction album={album} pictures={pictures} />}
      {(album.my_role === "owner" || album.my_role === "contributor") && (
        <RemoveAction album={album} listed={listed} pictures={pictures} />
      )}
    </>
  );
}

function CoverAction({ album, pictures }: Omit<Props, "listed">) {
  const update = useUpdateAlbum(album.id);
  const store = useSelectionStore();
  const [only] = pictures;
  const setCover = (id: string | null) => update.mutateAsync({ cover_image_id: id });
  const run = () => {
    if (!only) return;
    const before = album.cover?.id ?? null;
    setCover(only.id).then(
      () => {
        showToast(t("theAlbumHasANewCover"), {
          undo: () => {
            setCover(before).catch((error: unknown) => showError(t("itCouldNotBeUndone"), error));
          },
        });
        store.clear();
      },
      (error: unknown) => showError(t("theCoverCouldNotBeChanged"), error),
    );
  };
  return (
    <BarButton
      icon={BookImage}
      label={t("makeItTheCover")}
      isBusy={update.isPending}
      hindrance={pictures.length === 1 ? null : t("selectASinglePictureToMake")}
      onClick={run}
    />
  );
}

function RemoveAction({ album, listed, pictures }: Props) {
  const remove = useRemoveItems(album.id);
  const restore = useRestoreItems(album.id);
  const { report, reportDialog } = useReport();
  const run = () => {
    const order = listed.map(({ id }) => id);
    remove.mutateAsync(pictures.map(({ id }) => id)).then(
      (results) => {
        const mine = new Set(pictures.filter(({ is_mine }) => is_mine).map(({ id }) => id));
        const done = results.filter(({ ok }) => ok).map(({ id }) => id);
        // Only whose picture it is can put it back.
        const canUndo = done.every((id) => mine.has(id));
        const undo = () => {
          restore.mutateAsync({ ids: done, order }).catch((error: unknown) => {
            showError(t("theyCouldNotBePutBack"), error);
          });
        };
        if (done.length > 0) {
          showToast(t("picturesRemovedFromTheAlbum", { count: done.length }), canUndo ? { undo } : {});
        }
        report(reportOf(results, pictures));
      },
      (error: unknown) => showError(t("theyCouldNotBeRemoved"), error),
    );
  };
  return (
    <>
      <BarButton icon={FolderMinus} label={t("removeFromAlbum")} isBusy={remove.isPending} onClick={run} />
      {reportDialog}
    </>
  );
}
