import { ConfirmDialog } from "@/components/confirm-dialog";
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
  return (
    <ConfirmDialog
      title={t("deleteThisPicture")}
      keep={t("keepIt")}
      go={t("moveToTrash")}
      busy={t("deleting")}
      mutation={useDeleteImage(image)}
      onDone={onDeleted}
      onClose={onClose}
    >
      <p>{t("itGoesToYourTrash")}</p>
    </ConfirmDialog>
  );
}
