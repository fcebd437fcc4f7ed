import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { NotFound } from "@/components/not-found";
import { paths } from "@/config/paths";
import { useImages } from "@/features/images/api/get-images";
import { GridSkeleton } from "@/features/images/components/grid-skeleton";
import { ImageGrid } from "@/features/images/components/image-grid";
import { useTimeline } from "@/features/timeline/api/get-timeline";
import { MonthSection } from "@/features/timeline/components/month-section";
import { Scrubber } from "@/features/timeline/components/scrubber";
import { monthList } from "@/lib/list-name";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

/** One's own pictures by the month they were taken in. */
export function Component() {
  useDocumentTitle(t("timeline"));
  return useMe() ? <Timeline /> : <NotFound />;
}

function Timeline() {
  const { data, error, refetch } = useTimeline();
  if (!data) {
    if (error) {
      return <ErrorState what={t("theTimelineCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
    }
    return (
      <div className="page-grid">
        <GridSkeleton />
      </div>
    );
  }
  const months = data.results;
  return (
    <div className="page-grid">
      <h1 className="timeline-title">{t("timeline")}</h1>
      {months.length === 0 ? (
        <EmptyState sentence={t("yourPicturesAppearHereMonth")}>
          <AppLink className="button" to={paths.upload}>
            {t("uploadSome")}
          </AppLink>
        </EmptyState>
      ) : (
        <div className="timeline">
          <div>
            {months.map((month) => (
              <MonthSection key={month.month} month={month}>
                {(height) => <MonthGrid month={month.month} height={height} />}
              </MonthSection>
            ))}
          </div>
          {months.length > 1 && <Scrubber months={months} />}
        </div>
      )}
    </div>
  );
}

/** The pictures of a month in as much room as they had before, until all of them are there. */
function MonthGrid({ month, height }: { month: string; height: number }) {
  const list = monthList(month);
  const { data, hasNextPage } = useImages(list);
  const isWhole = data !== undefined && !hasNextPage;
  return (
    <div style={isWhole ? undefined : { minHeight: height }}>
      <ImageGrid list={list} empty={null} end={null} />
    </div>
  );
}
