import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { paths } from "@/config/paths";
import { ImageGrid } from "@/features/images/components/image-grid";
import { signInHref, useConfig, useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";
import { SignInForMore } from "./sign-in-for-more";

export function Component() {
  const me = useMe();
  useDocumentTitle("ImageShare");
  return (
    <div className="page-grid">
      {me ? <h1 className="visually-hidden">{t("feed")}</h1> : <Welcome />}
      <ImageGrid
        list={null}
        hasOwners
        empty={<Empty isSignedIn={me !== null} />}
        end={me ? <End /> : <SignInForMore path={paths.feed} />}
      />
    </div>
  );
}

function Welcome() {
  const config = useConfig();
  return (
    <section className="welcome">
      <h1>{t("aQuietPlaceToKeep")}</h1>
      <p>
        <a className="button" href={config.sign_up_url}>
          {t("signUp")}
        </a>
        <span className="secondary">
          {t.rich("orSignIn", { signIn: <a href={signInHref(config, paths.feed)}>{t("signInLink")}</a> })}
        </span>
      </p>
    </section>
  );
}

function Empty({ isSignedIn }: { isSignedIn: boolean }) {
  const config = useConfig();
  return (
    <EmptyState sentence={t("nobodyHasSharedAPictureYet")}>
      {isSignedIn ? (
        <AppLink className="button" to={paths.upload}>
          {t("uploadTheFirst")}
        </AppLink>
      ) : (
        <a className="button" href={config.sign_up_url}>
          {t("beTheFirst")}
        </a>
      )}
    </EmptyState>
  );
}

function End() {
  return <p className="secondary">{t("thatIsEverything")}</p>;
}
