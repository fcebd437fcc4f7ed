import { Laptop, Smartphone } from "lucide-react";

import { ErrorState } from "@/components/error-state";
import { ListSkeleton } from "@/components/list-skeleton";
import { RelativeTime } from "@/components/relative-time";
import { absoluteUrl } from "@/config/site";
import { errorText } from "@/lib/api/errors";
import type { Session } from "@/lib/api/types";

import { useEndSession } from "../api/end-session";
import { useSessions } from "../api/get-sessions";
import { t } from "../messages";

/** The browsers in which one is signed in. */
export function SessionList() {
  const { data, error, refetch } = useSessions();
  if (!data) {
    if (!error) return <ListSkeleton label={t("loadingYourSessions")} />;
    return <ErrorState what={t("yourSessionsCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
  }
  return (
    <ul className="settings-list" aria-label={t("yourSessions")}>
      {data.results.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  );
}

function SessionRow({ session }: { session: Session }) {
  const end = useEndSession(session.id);
  const Icon = /android|ios|iphone|ipad/i.test(session.device) ? Smartphone : Laptop;
  return (
    <li className="settings-row">
      <Icon size={20} aria-hidden="true" className="settings-row-icon" />
      <div className="settings-row-text">
        <strong>
          {session.device}
          {session.is_current && <span className="settings-badge">{t("thisBrowser")}</span>}
        </strong>
        <span className="secondary">
          {t.rich("signedInLastSeen", {
            signedIn: <RelativeTime at={session.created_at} />,
            seen: <RelativeTime at={session.last_seen_at} />,
          })}
        </span>
        {end.error && (
          <span className="error" role="alert">
            {errorText(end.error)}
          </span>
        )}
      </div>
      <button
        type="button"
        className="button"
        aria-label={session.is_current ? t("signOutHere") : t("signOutDevice", { device: session.device })}
        disabled={end.isPending}
        onClick={() => {
          end.mutate(undefined, {
            onSuccess: () => {
              if (session.is_current) window.location.assign(absoluteUrl("/"));
            },
          });
        }}
      >
        {end.isPending ? t("signingOut") : t("signOut")}
      </button>
    </li>
  );
}
