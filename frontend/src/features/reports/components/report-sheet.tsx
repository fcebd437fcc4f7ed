import { Dialog } from "@/components/dialog";
import { ErrorState } from "@/components/error-state";

import { useCreateReport } from "../api/create-report";
import { useRules } from "../api/get-rules";
import type { Subject } from "../subject";

import { ReportForm } from "./report-form";

/** Which rule something breaks, in the words of whoever saw it. */
export default function ReportSheet({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const { data, error, refetch } = useRules();
  const report = useCreateReport(subject);
  return (
    <Dialog kind="sheet" title={`Report ${subject.words}`} isBusy={report.isPending} onClose={onClose}>
      {report.isSuccess ? (
        <div role="status">
          <p>Thank you. A moderator will look at it, and you hear what came of it if you are signed in.</p>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={onClose}>
              Done
            </button>
          </div>
        </div>
      ) : (
        <>
          {error && <ErrorState what="The rules could not be loaded." error={error} onRetry={() => void refetch()} />}
          {!data && !error && (
            <p className="secondary" role="status">
              Loading the rules …
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
