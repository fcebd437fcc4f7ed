import { LanguageSelect } from "@/components/language-select";
import { AvatarField } from "@/features/people/components/avatar-field";
import { ProfileForm } from "@/features/people/components/profile-form";
import { Section } from "@/features/settings/components/section";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

/** `/settings`: how others see one. */
export function Component() {
  const me = useMe();
  useDocumentTitle(t("profileSettings"));
  if (!me) return null;
  return (
    <>
      <Section title={t("yourPicture")}>
        <AvatarField me={me} />
      </Section>
      <Section title={t("profile")} lead={t("everybodySeesThese")}>
        <ProfileForm me={me} />
      </Section>
      <Section title={t("language")} lead={t("thePagesSpeakIt")}>
        <div className="field settings-short">
          <label htmlFor="settings-language">{t("languageOfThePages")}</label>
          <LanguageSelect id="settings-language" />
        </div>
      </Section>
    </>
  );
}
