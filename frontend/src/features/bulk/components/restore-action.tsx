import { ArchiveRestore } from "lucide-react";

import { BarButton } from "@/components/selection/bar-button";
import { reportOf, useReport } from "@/components/selection/item-results";
import { showError, showToast } from "@/components/toasts/toast-store";
import type { Picture } from "@/lib/api/types";

import { useBulk } from "../api/bulk-images";
import { t } from "../messages";

/** Brings the chosen back from the trash. */
export function RestoreAction({ pictures }: { pictures: Picture[] }) {
  const restore = useBulk();
  const trash = useBulk();
  const { report, reportDialog } = useReport();
  const run = () => {
    restore.mutateAsync({ action: "restore", ids: pictures.map(({ id }) => id) }).then(
      (results) => {
        const done = results.filter(({ ok }) => ok).map(({ id }) => id);
        const undo = () => {
          trash.mutateAsync({ action: "trash", ids: done }).catch((error: unknown) => {
            showError(t("itCouldNotBeUndone"), error);
          });
        };
        if (done.length > 0) showToast(t("picturesRestored", { count: done.length }), { undo });
        report(reportOf(results, pictures));
      },
      (error: unknown) => showError(t("theyCouldNotBeRestored"), error),
    );
  };
  return (
    <>
      <BarButton icon={ArchiveRestore} label={t("restore")} isBusy={restore.isPending} onClick={run} />
      {reportDialog}
    </>
  );
}
