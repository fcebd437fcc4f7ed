import { useParams } from "react-router";

import { ErrorState } from "@/components/error-state";
import { ListSkeleton } from "@/components/list-skeleton";
import { NotFound } from "@/components/not-found";
import { useErasure } from "@/features/settings/api/get-erasure";
import { ErasureReport } from "@/features/settings/components/erasure-report";
import { isNotFound } from "@/lib/api/errors";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

/** `/erasures/<id>`: what was erased of somebody, for whoever kept the address. */
export function Component() {
  const { id = "" } = useParams();
  const { data: report, error, refetch } = useErasure(id);
  useDocumentTitle(t("reportOfAnErasure"));
  if (isNotFound(error)) return <NotFound />;
  return (
    <div className="settings-report">
      <h1>{t("reportOfAnErasure")}</h1>
      {report && <ErasureReport report={report} />}
      {!report && !error && <ListSkeleton label={t("loadingTheReport")} />}
      {!report && error && (
        <ErrorState what={t("theReportCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}
