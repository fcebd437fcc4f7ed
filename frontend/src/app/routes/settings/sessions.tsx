import { Section } from "@/features/settings/components/section";
import { SessionList } from "@/features/settings/components/session-list";
import { SignOutEverywhere } from "@/features/settings/components/sign-out-everywhere";
import { useDocumentTitle } from "@/lib/use-document-title";

/** `/settings/sessions`: where one is signed in. */
export function Component() {
  useDocumentTitle("Sessions");
  return (
    <Section title="Where you are signed in" lead="If you do not know one of these, sign it out and change your password.">
      <SessionList />
      <SignOutEverywhere />
    </Section>
  );
}
