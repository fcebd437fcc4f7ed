import type { SubmitEvent } from "react";

import { FormError } from "@/components/form-error";
import type { Me } from "@/lib/api/types";

import { useUpdateMe } from "../api/update-me";

interface Props {
  me: Me;
  onSaved: (me: Me) => void;
  onCancel: () => void;
}

/** One's own name, handle and words about oneself. */
export function ProfileForm({ me, onSaved, onCancel }: Props) {
  const update = useUpdateMe();

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const handle = text("handle");
    update.mutate(
      { display_name: text("display_name"), bio: text("bio"), ...(handle === me.handle ? {} : { handle }) },
      { onSuccess: onSaved },
    );
  };

  return (
    <form className="form profile-form" aria-label="Edit your profile" onSubmit={submit}>
      <FormError error={update.error} />
      <div className="field">
        <label htmlFor="display_name">Name</label>
        <input id="display_name" name="display_name" defaultValue={me.display_name} required autoComplete="name" />
      </div>
      <div className="field">
        <label htmlFor="handle">Handle</label>
        <input id="handle" name="handle" defaultValue={me.handle} required aria-describedby="handle_hint" />
        <p className="hint" id="handle_hint">
          Letters a-z, digits and hyphens. It is part of your profile’s address.
        </p>
      </div>
      <div className="field">
        <label htmlFor="bio">About you</label>
        <textarea id="bio" name="bio" rows={3} defaultValue={me.bio} />
      </div>
      <div className="form-actions">
        <button type="submit" className="button button-strong" disabled={update.isPending}>
          {update.isPending ? "Saving …" : "Save"}
        </button>
        <button type="button" className="button" onClick={onCancel} disabled={update.isPending}>
          Cancel
        </button>
      </div>
    </form>
  );
}
