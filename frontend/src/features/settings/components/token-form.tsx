import { type SubmitEvent, useState } from "react";

import { fieldErrors } from "@/components/field-errors";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { TextField } from "@/components/text-field";
import type { Scope } from "@/lib/api/types";

import { useCreateToken } from "../api/create-token";
import { t } from "../messages";

import { NewTokenNotice } from "./new-token-notice";
import { scopeChoices } from "./scope-words";

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
    const scopes: Scope[] = scopeChoices().map(({ value }) => value).filter((value) => chosen.includes(value));
    setNoScope(scopes.length === 0);
    if (scopes.length === 0) return;
    create.mutate({ name: formText(values, "name"), scopes, expires_in_days: Number(formText(values, "days")) });
  };

  if (create.data) return <NewTokenNotice made={create.data} onDone={create.reset} />;
  const scopesError = hasNoScope ? t("chooseAtLeastOne") : errors.scopes;
  return (
    <form className="form settings-form" aria-label={t("newToken")} onSubmit={submit}>
      <FormError error={errors.rest} />
      <TextField
        label={t("name")}
        name="name"
        defaultValue=""
        required
        maxLength={50}
        autoComplete="off"
        hint={t("whatYouWillKnow")}
        error={errors.name}
      />
      <fieldset className="choices" aria-describedby={scopesError === null ? undefined : "scopes_error"}>
        <legend>{t("whatItMayDo")}</legend>
        {scopeChoices().map(({ value, label, hint }) => (
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
        <label htmlFor="token_days">{t("itEndsAfter")}</label>
        <select id="token_days" name="days" defaultValue="90">
          {LIVES.map((days) => (
            <option key={days} value={days}>
              {days === 365 ? t("aYear") : t("days", { days })}
            </option>
          ))}
        </select>
      </div>
      <div className="form-actions">
        <button type="submit" className="button button-strong" disabled={create.isPending}>
          {create.isPending ? t("makingIt") : t("makeAToken")}
        </button>
      </div>
    </form>
  );
}
