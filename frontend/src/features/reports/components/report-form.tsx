import { type SubmitEvent, useState } from "react";

import { fieldErrors } from "@/components/field-errors";
import { FormError } from "@/components/form-error";
import { formText } from "@/components/form-text";
import { TextField } from "@/components/text-field";
import { useFocusInForm } from "@/components/use-focus";
import type { Rule } from "@/lib/api/types";

import type { useCreateReport } from "../api/create-report";
import { t } from "../messages";

interface Props {
  /** Those that what is reported can break. */
  rules: Rule[];
  report: ReturnType<typeof useCreateReport>;
  onCancel: () => void;
}

/** One rule has to be chosen; words are welcome. */
export function ReportForm({ rules, report, onCancel }: Props) {
  const [rule, setRule] = useState<string | null>(null);
  const errors = fieldErrors(report.error, ["text"]);
  const form = useFocusInForm();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (rule !== null) report.mutate({ rule, text: formText(new FormData(event.currentTarget), "report_text") });
  };
  return (
    <form ref={form} className="form" aria-label={t("report")} onSubmit={submit}>
      <FormError error={errors.rest} />
      <fieldset className="choices">
        <legend>{t("whatIsWrongWithIt")}</legend>
        {rules.map(({ id, title, text }) => (
          <label key={id} className="choice">
            <input
              type="radio"
              name="report_rule"
              required
              aria-labelledby={`report-${id}`}
              aria-describedby={`report-${id}-text`}
              checked={id === rule}
              onChange={() => setRule(id)}
            />
            <span>
              <span className="choice-label" id={`report-${id}`}>
                {title}
              </span>
              <span className="hint" id={`report-${id}-text`}>
                {text}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label={t("inYourWords")}
        name="report_text"
        rows={3}
        maxLength={1000}
        defaultValue=""
        hint={t("whatModeratorsShouldKnowYouMay")}
        error={errors.text}
      />
      <div className="form-actions">
        <button type="submit" className="button button-strong" disabled={report.isPending}>
          {report.isPending ? t("sending") : t("sendTheReport")}
        </button>
        <button type="button" className="button" onClick={onCancel} disabled={report.isPending}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
