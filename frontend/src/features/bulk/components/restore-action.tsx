import { ArchiveRestore } from "lucide-react";

import { BarButton } from "@/components/selection/bar-button";
import { reportOf, useReport } from "@/components/selection/item-results";
import { showError, showToast } from "@/components/toasts/toast-store";
import type { Picture } from "@/lib/api/types";
import { plural } from "@/lib/format";

import { useBulk } from "../api/bulk-images";

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
            showError("It could not be undone.", error);
          });
        };
        if (done.length > 0) showToast(`${plural(done.length, "picture", "pictures")} restored.`, { undo });
        report(reportOf(results, pictures));
      },
      (error: unknown) => showError("They could not be restored.", error),
    );
  };
  return (
    <>
      <BarButton icon={ArchiveRestore} label="Restore" isBusy={restore.isPending} onClick={run} />
      {reportDialog}
    </>
  );
}
