import { LinkList } from "@/features/links/components/link-list";
import { NewLink } from "@/features/sharing/components/new-link";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";
import { SignInFirst } from "./sign-in-first";

/** `/links`: what one has given out, and the way to take it back. */
export function Component() {
  const isSignedIn = useMe() !== null;
  useDocumentTitle(t("links"));
  if (!isSignedIn) return <SignInFirst sentence={t("signInToSeeYourLinks")} />;
  return (
    <div className="links-page">
      <header className="page-head">
        <h1>{t("links")}</h1>
        <NewLink />
      </header>
      <p className="secondary">{t("aLinkShowsWhatItLeads")}</p>
      <LinkList />
    </div>
  );
}
