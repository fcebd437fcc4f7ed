import type { ErasureReport as Report } from "@/lib/api/types";
import { formatExact } from "@/lib/format";
import { formatCount } from "@/lib/format-count";

import { t } from "../messages";

const STATES = {
  waiting: "waitingState",
  erasing: "erasingState",
  erased: "erasedState",
} as const satisfies Record<Report["state"], string>;

/** What became of somebody's wish to leave; it names nobody. */
export function ErasureReport({ report }: { report: Report }) {
  const removed = Object.entries(report.removed).filter(([, count]) => count > 0);
  return (
    <>
      <p>{t(STATES[report.state])}</p>
      <dl className="settings-facts">
        <dt>{t("askedFor")}</dt>
        <dd>{formatExact(new Date(report.asked_at))}</dd>
        <dt>{t("due")}</dt>
        <dd>{formatExact(new Date(report.due_at))}</dd>
        {report.erased_at !== null && (
          <>
            <dt>{t("finished")}</dt>
            <dd>{formatExact(new Date(report.erased_at))}</dd>
          </>
        )}
      </dl>
      {removed.length > 0 && (
        <table className="settings-table">
          <caption>{t("whatWasRemoved")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("rowsAndObjects")}</th>
              <th scope="col">{t("removed")}</th>
            </tr>
          </thead>
          <tbody>
            {removed.map(([name, count]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{formatCount(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
