import { EmptyLine } from "@/components/empty-line";
import { ErrorState } from "@/components/error-state";
import { ListSkeleton } from "@/components/list-skeleton";
import { MoreButton } from "@/components/more-button";

import { useArchives } from "../api/get-archives";
import { t } from "../messages";

import { ArchiveRow } from "./archive-row";

/** What one asked to have packed in the last weeks: exports, and albums. */
export function ArchiveList() {
  const archives = useArchives();
  if (!archives.data) {
    if (!archives.error) return <ListSkeleton label={t("loadingYourArchives")} />;
    return (
      <ErrorState
        what={t("yourArchivesCouldNotBeLoaded")}
        error={archives.error}
        onRetry={() => void archives.refetch()}
      />
    );
  }
  const all = archives.data.pages.flatMap(({ results }) => results);
  if (all.length === 0) return <EmptyLine>{t("nothingHasBeenPacked")}</EmptyLine>;
  return (
    <>
      <ul className="settings-list" aria-label={t("yourArchives")}>
        {all.map((archive) => (
          <ArchiveRow key={archive.id} archive={archive} />
        ))}
      </ul>
      <MoreButton query={archives} />
    </>
  );
}
