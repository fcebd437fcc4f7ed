import { Eye } from "lucide-react";
import { useState } from "react";

import { Dialog } from "@/components/dialog";
import { FormActions } from "@/components/form-actions";
import { FormError } from "@/components/form-error";
import { BarButton } from "@/components/selection/bar-button";
import { VisibilityField } from "@/components/visibility-field";
import type { Picture, Visibility } from "@/lib/api/types";

import { t } from "../messages";
import { hindranceOf } from "../owning";

import { useBulkUpdate } from "./use-bulk-update";

/** Who may see the chosen pictures from now on. */
export function VisibilityAction({ pictures }: { pictures: Picture[] }) {
  const [choice, setChoice] = useState<Visibility | null>(null);
  const update = useBulkUpdate(pictures, () => setChoice(null));
  return (
    <>
      <BarButton
        icon={Eye}
        label={t("visibility")}
        hindrance={hindranceOf(pictures)}
        onClick={() => {
          update.reset();
          setChoice(pictures[0]?.visibility ?? "private");
        }}
      />
      {choice && (
        <Dialog title={t("whoMaySeeThem")} isBusy={update.isPending} onClose={() => setChoice(null)}>
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              update.run({ visibility: choice });
            }}
          >
            <FormError error={update.error} />
            <VisibilityField legend={t("seenBy")} value={choice} onChange={setChoice} />
            <FormActions go={t("save")} busy={t("saving")} isBusy={update.isPending} onCancel={() => setChoice(null)} />
          </form>
        </Dialog>
      )}
      {update.reportDialog}
    </>
  );
}
