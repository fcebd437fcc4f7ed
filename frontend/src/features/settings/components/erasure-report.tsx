import type { ErasureReport as Report } from "@/lib/api/types";
import { formatExact } from "@/lib/format";

const STATES: Record<Report["state"], string> = {
  waiting: "Waiting. It can still be taken back, by signing in.",
  erasing: "Being erased.",
  erased: "Erased. A last look found nothing left.",
};

/** What became of somebody's wish to leave; it names nobody. */
export function ErasureReport({ report }: { report: Report }) {
  const removed = Object.entries(report.removed).filter(([, count]) => count > 0);
  return (
    <>
      <p>{STATES[report.state]}</p>
      <dl className="settings-facts">
        <dt>Asked for</dt>
        <dd>{formatExact(new Date(report.asked_at))}</dd>
        <dt>Due</dt>
        <dd>{formatExact(new Date(report.due_at))}</dd>
        {report.erased_at !== null && (
          <>
            <dt>Finished</dt>
            <dd>{formatExact(new Date(report.erased_at))}</dd>
          </>
        )}
      </dl>
      {removed.length > 0 && (
        <table className="settings-table">
          <caption>What was removed</caption>
          <thead>
            <tr>
              <th scope="col">Rows and objects</th>
              <th scope="col">Removed</th>
            </tr>
          </thead>
          <tbody>
            {removed.map(([name, count]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{count.toLocaleString("en")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
