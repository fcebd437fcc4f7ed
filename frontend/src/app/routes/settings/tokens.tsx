import { Section } from "@/features/settings/components/section";
import { TokenForm } from "@/features/settings/components/token-form";
import { TokenList } from "@/features/settings/components/token-list";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

/** `/settings/tokens`: what lets one's programs in. */
export function Component() {
  useDocumentTitle("API tokens");
  return (
    <>
      <Section title={t("newToken")} lead={t("forAProgramOfYoursSuch")}>
        <TokenForm />
      </Section>
      <Section title={t("yourTokens")}>
        <TokenList />
      </Section>
    </>
  );
}
