import { BlockedPeople } from "@/features/settings/components/blocked-people";
import { NewPictures } from "@/features/settings/components/new-pictures";
import { useDocumentTitle } from "@/lib/use-document-title";

/** `/settings/privacy`: who sees what, and whom. */
export function Component() {
  useDocumentTitle("Privacy settings");
  return (
    <>
      <NewPictures />
      <BlockedPeople />
    </>
  );
}
