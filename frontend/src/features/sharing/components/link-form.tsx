import { type SubmitEvent, useState } from "react";

import { fieldErrors } from "@/components/field-errors";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { SelectField } from "@/components/select-field";
import { SwitchField } from "@/components/switch-field";
import { TextField } from "@/components/text-field";
import { useFocusInForm } from "@/components/use-focus";
import type { Link, LinkSubject } from "@/lib/api/types";

import { useCreateLink } from "../api/create-link";
import { durationChoices, limitsOf, widthChoices } from "../limits";
import { t } from "../messages";

interface Props {
  subject: LinkSubject;
  onMade: (link: Link) => void;
  onCancel: () => void;
}

/** How long a link works, how often, and what it lets people have. */
export function LinkForm({ subject, onMade, onCancel }: Props) {
  const creation = useCreateLink(subject);
  const errors = fieldErrors(creation.error, ["expires_in", "max_opens", "password", "largest_width"]);
  const form = useFocusInForm();
  const [mayHaveAll, setMayHaveAll] = useState(false);
  const [showsFacts, setShowsFacts] = useState(false);
  const [mayAdd, setMayAdd] = useState(false);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const limits = limitsOf((name) => formText(values, name));
    creation.mutate(
      { ...limits, allow_original: mayHaveAll, show_metadata: showsFacts, ...(mayAdd && { may_add: true }) },
      { onSuccess: onMade },
    );
  };

  return (
    <form ref={form} className="form" aria-label={t("makeALink")} onSubmit={submit}>
      <FormError error={errors.rest} />
      <SelectField
        label={t("endsAfter")}
        name="expires_in"
        defaultValue={String(30 * 86_400)}
        choices={durationChoices()}
        error={errors.expires_in}
      />
      <SelectField
        label={t("largestSize")}
        name="largest_width"
        defaultValue=""
        choices={widthChoices()}
        error={errors.largest_width}
      />
      <TextField
        label={t("howOftenItCanBeOpened")}
        name="max_opens"
        type="number"
        min={1}
        max={1_000_000}
        defaultValue=""
        hint={t("emptyForAsOftenAsPeople")}
        error={errors.max_opens}
      />
      <TextField
        label={t("password")}
        name="password"
        type="password"
        minLength={6}
        maxLength={128}
        autoComplete="new-password"
        defaultValue=""
        hint={t("emptyForNoneOtherwise6Characters")}
        error={errors.password}
      />
      <SwitchField
        label={t("letPeopleDownloadIt")}
        hint={showsFacts ? t("theUntouchedFile") : t("inFullSizeWithoutWhat")}
        isOn={mayHaveAll}
        onChange={setMayHaveAll}
      />
      <SwitchField
        label={t("showCameraTimeAndPlace")}
        hint={t("whateverOthersAreShown")}
        isOn={showsFacts}
        onChange={setShowsFacts}
      />
      {subject.kind === "album" && (
        <SwitchField
          label={t("visitorsMaySendPictures")}
          hint={t("theyWaitUntilYouLetThem")}
          isOn={mayAdd}
          onChange={setMayAdd}
        />
      )}
      <div className="form-actions">
        <button type="submit" className="button button-strong" disabled={creation.isPending}>
          {creation.isPending ? t("makingIt") : t("makeTheLink")}
        </button>
        <button type="button" className="button" onClick={onCancel} disabled={creation.isPending}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
