import { Trash2 } from "lucide-react";

import { BarButton } from "@/components/selection/bar-button";
import { reportOf, useReport } from "@/components/selection/item-results";
import { showError, showToast } from "@/components/toasts/toast-store";
import type { Picture } from "@/lib/api/types";
import { plural } from "@/lib/format";

import { useBulk } from "../api/bulk-images";
import { hindranceOf } from "../owning";

/** Moves the chosen to the trash, with a way back. */
export function TrashAction({ pictures }: { pictures: Picture[] }) {
  const trash = useBulk();
  const restore = useBulk();
  const { report, reportDialog } = useReport();
  const bringBack = (ids: string[]) => {
    restore.mutateAsync({ action: "restore", ids }).then(
      () => showToast(`${plural(ids.length, "picture is", "pictures are")} back.`),
      (error: unknown) => showError("They could not be brought back.", error),
    );
  };
  const run = () => {
    trash.mutateAsync({ action: "trash", ids: pictures.map(({ id }) => id) }).then(
      (results) => {
        const done = results.filter(({ ok }) => ok).map(({ id }) => id);
        if (done.length > 0) {
          showToast(`${plural(done.length, "picture", "pictures")} moved to the trash.`, {
            undo: () => bringBack(done),
          });
        }
        report(reportOf(results, pictures));
      },
      (error: unknown) => showError("They could not be moved to the trash.", error),
    );
  };
  return (
    <>
      <BarButton
        icon={Trash2}
        label="Move to trash"
        isBusy={trash.isPending}
        hindrance={hindranceOf(pictures)}
        onClick={run}
      />
      {reportDialog}
    </>
  );
}
