import { useQueryClient } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useEffect } from "react";

import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import type { Me } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

import { t } from "./messages";

/** How old the count may be for somebody who comes back to the page; milliseconds. */
const FRESH_FOR = 60_000;

/** How much has happened that one has not read. */
export function NotificationBell({ me }: { me: Me }) {
  useCountOnReturn();
  const count = me.unread_count;
  const says = count > 0 ? t("notificationsNewOnes", { count }) : t("notifications");
  return (
    <AppLink className="icon-button notification-bell" to={paths.notifications} title={says} aria-label={says}>
      <Bell size={20} aria-hidden="true" />
      {count > 0 && (
        <span className="notification-count" aria-hidden="true">
          {count > 99 ? "99+" : count}
        </span>
      )}
    </AppLink>
  );
}

/** Asks again when somebody comes back to the window. */
function useCountOnReturn(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresh = () => {
      const asked = client.getQueryState(queryKeys.me)?.dataUpdatedAt ?? 0;
      const isOld = Date.now() - asked > FRESH_FOR;
      if (document.visibilityState === "visible" && isOld) void client.invalidateQueries({ queryKey: queryKeys.me });
    };
    document.addEventListener("visibilitychange", refresh);
    return () => {
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [client]);
}
