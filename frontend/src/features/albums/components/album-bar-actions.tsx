import { BookImage, FolderMinus } from "lucide-react";

import { BarButton } from "@/components/selection/bar-button";
import { reportOf, useReport } from "@/components/selection/item-results";
import { useSelectionStore } from "@/components/selection/selection-context";
import { showError, showToast } from "@/components/toasts/toast-store";
import type { Album, Picture } from "@/lib/api/types";
import { plural } from "@/lib/format";

import { useRemoveItems } from "../api/remove-items";
import { useRestoreItems } from "../api/restore-items";
import { useUpdateAlbum } from "../api/update-album";

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
        showToast("The album has a new cover.", {
          undo: () => {
            setCover(before).catch((error: unknown) => showError("It could not be undone.", error));
          },
        });
        store.clear();
      },
      (error: unknown) => showError("The cover could not be changed.", error),
    );
  };
  return (
    <BarButton
      icon={BookImage}
      label="Make it the cover"
      isBusy={update.isPending}
      hindrance={pictures.length === 1 ? null : "Select a single picture to make it the cover."}
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
            showError("They could not be put back.", error);
          });
        };
        if (done.length > 0) {
          showToast(`${plural(done.length, "picture", "pictures")} removed from the album.`, canUndo ? { undo } : {});
        }
        report(reportOf(results, pictures));
      },
      (error: unknown) => showError("They could not be removed.", error),
    );
  };
  return (
    <>
      <BarButton icon={FolderMinus} label="Remove from album" isBusy={remove.isPending} onClick={run} />
      {reportDialog}
    </>
  );
}
