import { showError, showToast } from "@/components/toasts/toast-store";
import { refusalText } from "@/lib/api/refusals";
import type { Album, Picture } from "@/lib/api/types";

import { t } from "../messages";

import { useAddItems } from "./add-items";
import { useRemoveItems } from "./remove-items";

/** Puts pictures into an album and says so, with a way back for those that were not in it before. */
export function useDropPictures({ id, title }: Pick<Album, "id" | "title">): (pictures: readonly Picture[]) => void {
  const add = useAddItems();
  const remove = useRemoveItems(id);
  return (pictures) => {
    add.mutateAsync({ albumId: id, ids: pictures.map((picture) => picture.id) }).then(
      (results) => {
        const done = results.filter(({ ok }) => ok).length;
        const added = results.filter(({ ok, already }) => ok && !already).map((result) => result.id);
        const undo = () => {
          remove.mutateAsync(added).catch((error: unknown) => showError(t("theyCouldNotBeTakenOut"), error));
        };
        const refused = results.find(({ ok }) => !ok)?.error;
        if (refused) {
          const failed = { count: results.length - done, title, reason: refusalText(refused.code, refused.detail) };
          showToast(t("notAdded", failed), { isError: true });
        }
        if (added.length > 0) showToast(t("picturesAreInTitleNow", { count: added.length, title }), { undo });
        else if (done > 0) showToast(t("hasThemAlready", { count: done, title }));
      },
      (error: unknown) => showError(t("theyCouldNotBeAdded", { title }), error),
    );
  };
}
