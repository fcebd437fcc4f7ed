import { showError, showToast } from "@/components/toasts/toast-store";
import type { Album, Picture } from "@/lib/api/types";
import { plural } from "@/lib/format";

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
          remove.mutateAsync(added).catch((error: unknown) => showError("They could not be taken out again.", error));
        };
        const refused = results.find(({ ok }) => !ok)?.error?.detail;
        if (refused !== undefined) {
          const count = plural(results.length - done, "picture", "pictures");
          showToast(`${count} could not be added to “${title}”. ${refused}`, { isError: true });
        }
        if (added.length > 0) showToast(`${plural(added.length, "picture is", "pictures are")} in “${title}” now.`, { undo });
        else if (done > 0) showToast(`“${title}” has ${done === 1 ? "this picture" : "these pictures"} already.`);
      },
      (error: unknown) => showError(`They could not be added to “${title}”.`, error),
    );
  };
}
