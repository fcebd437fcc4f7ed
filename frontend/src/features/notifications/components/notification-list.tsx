import { CheckCheck } from "lucide-react";

import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { FormError } from "@/components/form-error";
import { itemsOf } from "@/components/pictures/pages";
import { paths } from "@/config/paths";

import { useNotifications } from "../api/get-notifications";
import { useReadNotifications } from "../api/read-notifications";
import { t } from "../messages";

import { NotificationRow } from "./notification-row";

/** What happened, newest first, and a way to have read it. */
export function NotificationList() {
  const { data } = useNotifications();
  const reading = useReadNotifications();
  const all = itemsOf(data);
  const newest = all[0];
  return (
    <div className="notifications">
      <div className="notifications-head">
        <h1>{t("notifications")}</h1>
        {newest && (
          <button
            type="button"
            className="button"
            disabled={all.every((one) => one.is_read)}
            title={all.every((one) => one.is_read) ? t("youHaveReadEverything") : undefined}
            onClick={() => reading.mutate(newest.id)}
          >
            <CheckCheck size={16} aria-hidden="true" />
            {t("markAllAsRead")}
          </button>
        )}
      </div>
      <FormError error={reading.error} />
      <Rows />
    </div>
  );
}

function Rows() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } =
    useNotifications();
  if (!data) {
    if (!error) return <Skeleton />;
    return <ErrorState what={t("theNotificationsCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
  }
  const all = itemsOf(data);
  if (all.length === 0 && !hasNextPage) {
    return (
      <EmptyState sentence={t("nothingHasHappenedYetYouHear")}>
        <AppLink className="button" to={paths.feed}>
          {t("toTheFeed")}
        </AppLink>
      </EmptyState>
    );
  }
  return (
    <>
      <ol className="notifications-list">
        {all.map((one) => (
          <NotificationRow key={one.id} notification={one} />
        ))}
      </ol>
      {isFetchNextPageError && (
        <ErrorState what={t("olderOnesCouldNotBeLoaded")} error={error} onRetry={() => void fetchNextPage()} />
      )}
      {hasNextPage && !isFetchNextPageError && (
        <button
          type="button"
          className="button"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {isFetchingNextPage ? t("loading") : t("showOlderOnes")}
        </button>
      )}
      {!hasNextPage && <p className="secondary">{t("thatIsEverythingOfTheLast")}</p>}
    </>
  );
}

function Skeleton() {
  return (
    <div className="notifications-list" role="status">
      <span className="visually-hidden">{t("loadingNotifications")}</span>
      {[0, 1, 2, 3].map((row) => (
        <span key={row} className="skeleton notifications-skeleton" aria-hidden="true" />
      ))}
    </div>
  );
}
