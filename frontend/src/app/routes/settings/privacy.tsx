import { BlockedPeople } from "@/features/settings/components/blocked-people";
import { NewPictures } from "@/features/settings/components/new-pictures";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

/** `/settings/privacy`: who sees what, and whom. */
export function Component() {
  useDocumentTitle(t("privacySettings"));
  return (
    <>
      <NewPictures />
      <BlockedPeople />
    </>
  );
}
