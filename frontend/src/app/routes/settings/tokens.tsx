import { Section } from "@/features/settings/components/section";
import { TokenForm } from "@/features/settings/components/token-form";
import { TokenList } from "@/features/settings/components/token-list";
import { useDocumentTitle } from "@/lib/use-document-title";

/** `/settings/tokens`: what lets one's programs in. */
export function Component() {
  useDocumentTitle("API tokens");
  return (
    <>
      <Section title="New token" lead="For a program of yours, such as the command line. It acts as you, so far as you let it.">
        <TokenForm />
      </Section>
      <Section title="Your tokens">
        <TokenList />
      </Section>
    </>
  );
}
