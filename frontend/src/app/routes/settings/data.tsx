import { ArchiveList } from "@/features/settings/components/archive-list";
import { ExportForm } from "@/features/settings/components/export-form";
import { Section } from "@/features/settings/components/section";
import { StorageUse } from "@/features/settings/components/storage-use";
import { useDocumentTitle } from "@/lib/use-document-title";

/** `/settings/data`: all that is here of one, to take along. */
export function Component() {
  useDocumentTitle("My data");
  return (
    <>
      <Section title="Storage">
        <StorageUse />
      </Section>
      <Section
        title="Take everything along"
        lead="Every original as you sent it, and what else we know of you as JSON. It is packed in the background; the files can be saved for seven days."
      >
        <ExportForm />
      </Section>
      <Section title="Archives">
        <ArchiveList />
      </Section>
    </>
  );
}
