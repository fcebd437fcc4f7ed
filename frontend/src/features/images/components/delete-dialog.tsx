import { Dialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import type { Image } from "@/lib/api/types";

import { useDeleteImage } from "../api/delete-image";

interface Props {
  image: Image;
  onDeleted: () => void;
  onClose: () => void;
}

/** Asks once more, as the picture is gone for everybody else at once. */
export function DeleteDialog({ image, onDeleted, onClose }: Props) {
  const deletion = useDeleteImage(image);
  return (
    <Dialog title="Delete this picture?" isBusy={deletion.isPending} onClose={onClose}>
      <p>It goes to your trash, and its link stops working. After 30 days it is deleted for good.</p>
      <FormError error={deletion.error} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose} disabled={deletion.isPending}>
          Keep it
        </button>
        <button
          type="button"
          className="button button-danger-filled"
          disabled={deletion.isPending}
          onClick={() => {
            deletion.mutate(undefined, { onSuccess: onDeleted });
          }}
        >
          {deletion.isPending ? "Deleting …" : "Move to trash"}
        </button>
      </div>
    </Dialog>
  );
}
