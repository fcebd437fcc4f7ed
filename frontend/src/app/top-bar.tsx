import { Upload } from "lucide-react";
import { lazy, Suspense } from "react";

import { AppLink } from "@/components/app-link";
import { Mark } from "@/components/mark";
import { paths } from "@/config/paths";
import { SEARCH_FIELD_ID } from "@/config/search-field";
import { loaded } from "@/lib/i18n/language";
import { signInHref, useConfig, useMe } from "@/lib/session";

import { AccountButton } from "./account-button";
import { t } from "./messages";
import { NotificationBell } from "./notification-bell";

const SearchBox = lazy(() =>
  loaded(import("@/features/search/components/search-box")).then(({ SearchBox }) => ({ default: SearchBox })),
);

const VisitorLanguage = lazy(() => loaded(import("./visitor-language")));

export function TopBar({ path }: { path: string }) {
  const me = useMe();
  const config = useConfig();
  return (
    <header className="top-bar">
      <AppLink to={paths.feed} className="brand">
        <Mark />
        <span className="brand-name">ImageShare</span>
      </AppLink>
      {me && (
        <div className="top-bar-search">
          <Suspense>
            <SearchBox inputId={SEARCH_FIELD_ID} />
          </Suspense>
        </div>
      )}
      <div className="top-bar-actions">
        {me ? (
          <>
            <AppLink to={paths.upload} className="button button-primary top-bar-upload">
              <Upload size={16} aria-hidden="true" />
              {t("upload")}
            </AppLink>
            <NotificationBell me={me} />
            <AccountButton me={me} />
          </>
        ) : (
          <>
            <Suspense fallback={<span className="icon-button" />}>
              <VisitorLanguage />
            </Suspense>
            <a className="button" href={signInHref(config, path)}>
              {t("signIn")}
            </a>
            <a className="button button-primary" href={config.sign_up_url}>
              {t("signUp")}
            </a>
          </>
        )}
      </div>
    </header>
  );
}
