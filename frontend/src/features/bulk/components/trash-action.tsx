import { Trash2 } from "lucide-react";

import { BarButton } from "@/components/selection/bar-button";
import { reportOf, useReport } from "@/components/selection/item-results";
import { showError, showToast } from "@/components/toasts/toast-store";
import type { Picture } from "@/lib/api/types";

import { useBulk } from "../api/bulk-images";
import { t } from "../messages";
import { hindranceOf } from "../owning";

/** Moves the chosen to the trash, with a way back. */
export function TrashAction({ pictures }: { pictures: Picture[] }) {
  const trash = useBulk();
  const restore = useBulk();
  const { report, reportDialog } = useReport();
  const bringBack = (ids: string[]) => {
    restore.mutateAsync({ action: "restore", ids }).then(
      () => showToast(t("picturesAreBack", { count: ids.length })),
      (error: unknown) => showError(t("theyCouldNotBeBroughtBack"), error),
    );
  };
  const run = () => {
    trash.mutateAsync({ action: "trash", ids: pictures.map(({ id }) => id) }).then(
      (results) => {
        const done = results.filter(({ ok }) => ok).map(({ id }) => id);
        if (done.length > 0) {
          showToast(t("picturesMovedToTheTrash", { count: done.length }), {
            undo: () => bringBack(done),
          });
        }
        report(reportOf(results, pictures));
      },
      (error: unknown) => showError(t("theyCouldNotBeMoved"), error),
    );
  };
  return (
    <>
      <BarButton
        icon={Trash2}
        label={t("moveToTrash")}
        isBusy={trash.isPending}
        hindrance={hindranceOf(pictures)}
        onClick={run}
      />
      {reportDialog}
    </>
  );
}
