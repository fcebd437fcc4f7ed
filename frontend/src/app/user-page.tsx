import type { ReactNode } from "react";
import { NavLink, useNavigate, useParams } from "react-router";

import { ErrorState } from "@/components/error-state";
import { NotFound } from "@/components/not-found";
import { paths } from "@/config/paths";
import { GridSkeleton } from "@/features/images/components/grid-skeleton";
import { useUser } from "@/features/people/api/get-user";
import { BlockedNotice } from "@/features/people/components/blocked-notice";
import { ProfileHead } from "@/features/people/components/profile-head";
import { ReportButton } from "@/features/reports/components/report-button";
import type { Subject } from "@/features/reports/subject";
import { isNotFound } from "@/lib/api/errors";
import type { User } from "@/lib/api/types";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

/** What every tab of a person's page has around it: who they are, and the way to the other tabs. */
export function UserPage({ children }: { children: (user: User) => ReactNode }) {
  const { handle = "" } = useParams();
  const { data: user, error, refetch } = useUser(handle);
  const navigate = useNavigate();
  const me = useMe();
  useDocumentTitle(user && `${user.display_name} (@${user.handle})`);

  if (!user) {
    if (isNotFound(error) || !me) return <NotFound />;
    if (error) {
      return <ErrorState what={t("thisProfileCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
    }
    return (
      <div className="page-grid">
        <GridSkeleton />
      </div>
    );
  }
  return (
    <div className="page-grid">
      <ProfileHead
        key={user.handle}
        user={user}
        actions={<ReportButton subject={aPerson(user)} />}
        onHandleChanged={(changed) => void navigate(paths.user(changed), { replace: true })}
      />
      {user.blocked_by_me ? (
        <BlockedNotice user={user} />
      ) : (
        <>
          {me && <Tabs user={user} />}
          {children(user)}
        </>
      )}
    </div>
  );
}

const aPerson = (user: User): Subject => ({
  names: { subject: "user", handle: user.handle },
  words: user.display_name,
});

function Tabs({ user }: { user: User }) {
  return (
    <nav className="profile-tabs" aria-label={t("ofName", { name: user.display_name })}>
      <NavLink to={paths.user(user.handle)} end preventScrollReset>
        {t("pictures")}
      </NavLink>
      <NavLink to={paths.userAlbums(user.handle)} preventScrollReset>
        {t("albums")}
      </NavLink>
      {user.is_me && <NavLink to={paths.timeline}>{t("timeline")}</NavLink>}
    </nav>
  );
}
