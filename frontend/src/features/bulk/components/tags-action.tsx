import { Tag } from "lucide-react";
import { useState } from "react";

import { Dialog } from "@/components/dialog";
import { fieldErrors } from "@/components/field-errors";
import { FormActions } from "@/components/form-actions";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { BarButton } from "@/components/selection/bar-button";
import { TextField } from "@/components/text-field";
import type { Picture } from "@/lib/api/types";

import { t } from "../messages";
import { hindranceOf } from "../owning";
import { tagsIn, tagsOf } from "../tags";

import { useBulkUpdate } from "./use-bulk-update";

/** Adds tags to the chosen pictures, and takes some of those that they have. */
export function TagsAction({ pictures }: { pictures: Picture[] }) {
  const [isOpen, setOpen] = useState(false);
  const update = useBulkUpdate(pictures, () => setOpen(false));
  const errors = fieldErrors(update.error, ["add_tags"]);
  const present = tagsOf(pictures);
  return (
    <>
      <BarButton
        icon={Tag}
        label={t("tags")}
        hindrance={hindranceOf(pictures)}
        onClick={() => {
          update.reset();
          setOpen(true);
        }}
      />
      {isOpen && (
        <Dialog title={t("tags")} isBusy={update.isPending} onClose={() => setOpen(false)}>
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              const values = new FormData(event.currentTarget);
              const removed = present.filter((tag) => values.getAll("remove").includes(tag));
              update.run({ add_tags: tagsIn(formText(values, "add_tags")), remove_tags: removed });
            }}
          >
            <FormError error={errors.rest} />
            <TextField
              label={t("add")}
              name="add_tags"
              defaultValue=""
              hint={t("wordsWithSpacesBetweenThem")}
              error={errors.add_tags}
            />
            {present.length > 0 && (
              <fieldset className="choices">
                <legend>{t("takeAway")}</legend>
                <div className="bulk-tags">
                  {present.map((tag) => (
                    <label key={tag} className="bulk-tag">
                      <input type="checkbox" name="remove" value={tag} />
                      {tag}
                    </label>
                  ))}
                </div>
              </fieldset>
            )}
            <FormActions go={t("save")} busy={t("saving")} isBusy={update.isPending} onCancel={() => setOpen(false)} />
          </form>
        </Dialog>
      )}
      {update.reportDialog}
    </>
  );
}
