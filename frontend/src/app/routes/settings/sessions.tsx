import { Section } from "@/features/settings/components/section";
import { SessionList } from "@/features/settings/components/session-list";
import { SignOutEverywhere } from "@/features/settings/components/sign-out-everywhere";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

/** `/settings/sessions`: where one is signed in. */
export function Component() {
  useDocumentTitle(t("sessions"));
  return (
    <Section title={t("whereYouAreSignedIn")} lead={t("ifYouDoNotKnowOne")}>
      <SessionList />
      <SignOutEverywhere />
    </Section>
  );
}
