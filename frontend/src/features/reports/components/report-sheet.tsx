import { Dialog } from "@/components/dialog";
import { ErrorState } from "@/components/error-state";

import { useCreateReport } from "../api/create-report";
import { useRules } from "../api/get-rules";
import { t } from "../messages";
import type { Subject } from "../subject";

import { ReportForm } from "./report-form";

/** Which rule something breaks, in the words of whoever saw it. */
export default function ReportSheet({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const { data, error, refetch } = useRules();
  const report = useCreateReport(subject);
  return (
    <Dialog kind="sheet" title={t("reportWords", { words: subject.words })} isBusy={report.isPending} onClose={onClose}>
      {report.isSuccess ? (
        <div role="status">
          <p>{t("thankYouAModeratorWillLook")}</p>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={onClose}>
              {t("done")}
            </button>
          </div>
        </div>
      ) : (
        <>
          {error && <ErrorState what={t("theRulesCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />}
          {!data && !error && (
            <p className="secondary" role="status">
              {t("loadingTheRules")}
            </p>
          )}
          {data && (
            <ReportForm
              rules={data.rules.filter((rule) => rule.applies_to.includes(subject.names.subject))}
              report={report}
              onCancel={onClose}
            />
          )}
        </>
      )}
    </Dialog>
  );
}
