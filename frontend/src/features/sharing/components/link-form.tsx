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
import { DURATIONS, limitsOf, WIDTHS } from "../limits";

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
    <form ref={form} className="form" aria-label="Make a link" onSubmit={submit}>
      <FormError error={errors.rest} />
      <SelectField
        label="Ends after"
        name="expires_in"
        defaultValue={String(30 * 86_400)}
        choices={DURATIONS}
        error={errors.expires_in}
      />
      <SelectField
        label="Largest size"
        name="largest_width"
        defaultValue=""
        choices={WIDTHS}
        error={errors.largest_width}
      />
      <TextField
        label="How often it can be opened"
        name="max_opens"
        type="number"
        min={1}
        max={1_000_000}
        defaultValue=""
        hint="Empty for as often as people like."
        error={errors.max_opens}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        minLength={6}
        maxLength={128}
        autoComplete="new-password"
        defaultValue=""
        hint="Empty for none; otherwise 6 characters or more."
        error={errors.password}
      />
      <SwitchField
        label="Let people download it"
        hint={showsFacts ? "The untouched file." : "In full size, without what the file says."}
        isOn={mayHaveAll}
        onChange={setMayHaveAll}
      />
      <SwitchField
        label="Show camera, time and place"
        hint="Whatever others are shown."
        isOn={showsFacts}
        onChange={setShowsFacts}
      />
      {subject.kind === "album" && (
        <SwitchField
          label="Visitors may send pictures"
          hint="They wait until you let them in."
          isOn={mayAdd}
          onChange={setMayAdd}
        />
      )}
      <div className="form-actions">
        <button type="submit" className="button button-strong" disabled={creation.isPending}>
          {creation.isPending ? "Making it …" : "Make the link"}
        </button>
        <button type="button" className="button" onClick={onCancel} disabled={creation.isPending}>
          Cancel
        </button>
      </div>
    </form>
  );
}
