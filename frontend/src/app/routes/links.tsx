import { LinkList } from "@/features/links/components/link-list";
import { NewLink } from "@/features/sharing/components/new-link";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { SignInFirst } from "./sign-in-first";

/** `/links`: what one has given out, and the way to take it back. */
export function Component() {
  const isSignedIn = useMe() !== null;
  useDocumentTitle("Links");
  if (!isSignedIn) return <SignInFirst sentence="Sign in to see your links." />;
  return (
    <div className="links-page">
      <header className="page-head">
        <h1>Links</h1>
        <NewLink />
      </header>
      <p className="secondary">A link shows what it leads to to whoever has it. Here you see how often, and end it.</p>
      <LinkList />
    </div>
  );
}
