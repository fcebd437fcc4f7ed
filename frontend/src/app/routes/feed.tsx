import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { paths } from "@/config/paths";
import { ImageGrid } from "@/features/images/components/image-grid";
import { signInHref, useConfig, useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { SignInForMore } from "./sign-in-for-more";

export function Component() {
  const me = useMe();
  useDocumentTitle("ImageShare");
  return (
    <div className="page-grid">
      {me ? <h1 className="visually-hidden">Feed</h1> : <Welcome />}
      <ImageGrid list={null} hasOwners empty={<Empty isSignedIn={me !== null} />} end={me ? <End /> : <SignInForMore path={paths.feed} />} />
    </div>
  );
}

function Welcome() {
  const config = useConfig();
  return (
    <section className="welcome">
      <h1>A quiet place to keep your pictures and show the ones you choose.</h1>
      <p>
        <a className="button" href={config.sign_up_url}>
          Sign up
        </a>
        <span className="secondary">
          or <a href={signInHref(config, paths.feed)}>sign in</a>
        </span>
      </p>
    </section>
  );
}

function Empty({ isSignedIn }: { isSignedIn: boolean }) {
  const config = useConfig();
  return (
    <EmptyState sentence="Nobody has shared a picture yet.">
      {isSignedIn ? (
        <AppLink className="button" to={paths.upload}>
          Upload the first
        </AppLink>
      ) : (
        <a className="button" href={config.sign_up_url}>
          Be the first
        </a>
      )}
    </EmptyState>
  );
}

function End() {
  return <p className="secondary">That is everything.</p>;
}
