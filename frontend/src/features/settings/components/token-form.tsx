import { type SubmitEvent, useState } from "react";

import { fieldErrors } from "@/components/field-errors";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { TextField } from "@/components/text-field";
import type { Scope } from "@/lib/api/types";

import { useCreateToken } from "../api/create-token";

import { NewTokenNotice } from "./new-token-notice";
import { SCOPES } from "./scope-words";

const LIVES = [30, 90, 365];

/** Makes a token, and shows it the one time that it can be seen. */
export function TokenForm() {
  const create = useCreateToken();
  const [hasNoScope, setNoScope] = useState(false);
  const errors = fieldErrors(create.error, ["name", "scopes"]);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const chosen = values.getAll("scopes");
    const scopes: Scope[] = SCOPES.map(({ value }) => value).filter((value) => chosen.includes(value));
    setNoScope(scopes.length === 0);
    if (scopes.length === 0) return;
    create.mutate({ name: formText(values, "name"), scopes, expires_in_days: Number(formText(values, "days")) });
  };

  if (create.data) return <NewTokenNotice made={create.data} onDone={create.reset} />;
  const scopesError = hasNoScope ? "Choose at least one." : errors.scopes;
  return (
    <form className="form settings-form" aria-label="New token" onSubmit={submit}>
      <FormError error={errors.rest} />
      <TextField
        label="Name"
        name="name"
        defaultValue=""
        required
        maxLength={50}
        autoComplete="off"
        hint="What you will know it by, such as the program that uses it."
        error={errors.name}
      />
      <fieldset className="choices" aria-describedby={scopesError === null ? undefined : "scopes_error"}>
        <legend>What it may do</legend>
        {SCOPES.map(({ value, label, hint }) => (
          <label key={value} className="choice">
            <input
              type="checkbox"
              name="scopes"
              value={value}
              defaultChecked={value === "read"}
              aria-labelledby={`scope-${value}`}
              aria-describedby={`scope-${value}-hint`}
            />
            <span>
              <span className="choice-label" id={`scope-${value}`}>
                {label}
              </span>
              <span className="hint" id={`scope-${value}-hint`}>
                {hint}
              </span>
            </span>
          </label>
        ))}
        {scopesError !== null && (
          <p className="error" id="scopes_error" role="alert">
            {scopesError}
          </p>
        )}
      </fieldset>
      <div className="field settings-short">
        <label htmlFor="token_days">It ends after</label>
        <select id="token_days" name="days" defaultValue="90">
          {LIVES.map((days) => (
            <option key={days} value={days}>
              {days === 365 ? "a year" : `${days} days`}
            </option>
          ))}
        </select>
      </div>
      <div className="form-actions">
        <button type="submit" className="button button-strong" disabled={create.isPending}>
          {create.isPending ? "Making it …" : "Make a token"}
        </button>
      </div>
    </form>
  );
}
