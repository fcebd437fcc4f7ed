import { ArchiveList } from "@/features/settings/components/archive-list";
import { ExportForm } from "@/features/settings/components/export-form";
import { Section } from "@/features/settings/components/section";
import { StorageUse } from "@/features/settings/components/storage-use";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

/** `/settings/data`: all that is here of one, to take along. */
export function Component() {
  useDocumentTitle(t("myData"));
  return (
    <>
      <Section title={t("storage")}>
        <StorageUse />
      </Section>
      <Section
        title={t("takeEverythingAlong")}
        lead={t("everyOriginalAsYouSent")}
      >
        <ExportForm />
      </Section>
      <Section title={t("archives")}>
        <ArchiveList />
      </Section>
    </>
  );
}
