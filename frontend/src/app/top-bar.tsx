import { Upload } from "lucide-react";
import { lazy, Suspense } from "react";

import { AppLink } from "@/components/app-link";
import { Avatar } from "@/components/avatar";
import { Mark } from "@/components/mark";
import { paths } from "@/config/paths";
import { signInHref, useConfig, useMe } from "@/lib/session";

const SearchBox = lazy(() =>
  import("@/features/search/components/search-box").then(({ SearchBox }) => ({ default: SearchBox })),
);
const AccountMenu = lazy(() => import("./account-menu"));

export function TopBar({ path }: { path: string }) {
  const me = useMe();
  const config = useConfig();
  return (
    <header className="top-bar">
      <AppLink to={paths.feed} className="brand">
        <Mark />
        <span>ImageShare</span>
      </AppLink>
      {me && (
        <div className="top-bar-search">
          <Suspense>
            <SearchBox />
          </Suspense>
        </div>
      )}
      <div className="top-bar-actions">
        {me ? (
          <>
            <AppLink to={paths.upload} className="button button-primary top-bar-upload">
              <Upload size={16} aria-hidden="true" />
              Upload
            </AppLink>
            <Suspense fallback={<Avatar name={me.display_name} />}>
              <AccountMenu me={me} />
            </Suspense>
          </>
        ) : (
          <>
            <a className="button" href={signInHref(config, path)}>
              Sign in
            </a>
            <a className="button button-primary" href={config.sign_up_url}>
              Sign up
            </a>
          </>
        )}
      </div>
    </header>
  );
}
