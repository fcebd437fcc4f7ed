import { Dialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import type { Image } from "@/lib/api/types";

import { useDeleteImage } from "../api/delete-image";
import { t } from "../messages";

interface Props {
  image: Image;
  onDeleted: () => void;
  onClose: () => void;
}

/** Asks once more, as the picture is gone for everybody else at once. */
export function DeleteDialog({ image, onDeleted, onClose }: Props) {
  const deletion = useDeleteImage(image);
  return (
    <Dialog title={t("deleteThisPicture")} isBusy={deletion.isPending} onClose={onClose}>
      <p>{t("itGoesToYourTrash")}</p>
      <FormError error={deletion.error} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose} disabled={deletion.isPending}>
          {t("keepIt")}
        </button>
        <button
          type="button"
          className="button button-danger-filled"
          disabled={deletion.isPending}
          onClick={() => {
            deletion.mutate(undefined, { onSuccess: onDeleted });
          }}
        >
          {deletion.isPending ? t("deleting") : t("moveToTrash")}
        </button>
      </div>
    </Dialog>
  );
}
