import { AvatarField } from "@/features/people/components/avatar-field";
import { ProfileForm } from "@/features/people/components/profile-form";
import { Section } from "@/features/settings/components/section";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

/** `/settings`: how others see one. */
export function Component() {
  const me = useMe();
  useDocumentTitle("Profile settings");
  if (!me) return null;
  return (
    <>
      <Section title="Your picture">
        <AvatarField me={me} />
      </Section>
      <Section title="Profile" lead="Everybody sees these.">
        <ProfileForm me={me} />
      </Section>
    </>
  );
}
