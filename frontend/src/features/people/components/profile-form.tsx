import type { SubmitEvent } from "react";

import { fieldErrors } from "@/components/field-errors";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { TextField } from "@/components/text-field";
import { useFocusInForm } from "@/components/use-focus";
import type { Me } from "@/lib/api/types";

import { useUpdateMe } from "../api/update-me";
import { t } from "../messages";

interface Props {
  me: Me;
  onSaved?: (me: Me) => void;
  /** For a form that was opened: it begins with the focus, and can be closed. */
  onCancel?: () => void;
}

/** One's own name, handle and words about oneself. */
export function ProfileForm({ me, onSaved, onCancel }: Props) {
  const update = useUpdateMe();
  const errors = fieldErrors(update.error, ["display_name", "handle", "bio"]);
  const form = useFocusInForm(onCancel !== undefined);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const text = (name: string) => formText(values, name);
    const handle = text("handle");
    update.mutate(
      { display_name: text("display_name"), bio: text("bio"), ...(handle === me.handle ? {} : { handle }) },
      onSaved ? { onSuccess: onSaved } : {},
    );
  };

  return (
    <form ref={form} className="form profile-form" aria-label={t("editYourProfile")} onSubmit={submit}>
      <FormError error={errors.rest} />
      <TextField
        label={t("name")}
        name="display_name"
        defaultValue={me.display_name}
        required
        autoComplete="name"
        error={errors.display_name}
      />
      <TextField
        label={t("handle")}
        name="handle"
        defaultValue={me.handle}
        required
        hint={t("lettersAZDigitsAndHyphens")}
        error={errors.handle}
      />
      <TextField label={t("aboutYou")} name="bio" rows={3} defaultValue={me.bio} error={errors.bio} />
      <div className="form-actions">
        <button type="submit" className="button button-strong" disabled={update.isPending}>
          {update.isPending ? t("saving") : t("save")}
        </button>
        {onCancel && (
          <button type="button" className="button" onClick={onCancel} disabled={update.isPending}>
            {t("cancel")}
          </button>
        )}
        <span className="hint form-done" role="status">
          {update.isSuccess && t("saved")}
        </span>
      </div>
    </form>
  );
}
