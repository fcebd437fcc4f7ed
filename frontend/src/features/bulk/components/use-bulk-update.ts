import { reportOf, useReport } from "@/components/selection/item-results";
import { showToast } from "@/components/toasts/toast-store";
import type { BulkUpdate, Picture } from "@/lib/api/types";

import { useBulk } from "../api/bulk-images";
import { t } from "../messages";

/** Changes the chosen pictures and says what became of each; `onDone` closes the dialog that asked for it. */
export function useBulkUpdate(pictures: Picture[], onDone: () => void) {
  const update = useBulk();
  const { report, reportDialog } = useReport();
  const run = (changes: BulkUpdate) => {
    update.mutate(
      { action: "update", changes, ids: pictures.map(({ id }) => id) },
      {
        onSuccess: (results) => {
          const found = reportOf(results, pictures);
          if (found.done > 0) showToast(t("picturesChanged", { count: found.done }));
          onDone();
          report(found);
        },
      },
    );
  };
  return { run, reportDialog, isPending: update.isPending, error: update.error, reset: update.reset };
}
