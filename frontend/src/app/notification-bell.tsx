import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { Link } from "react-router";

import { paths } from "@/config/paths";
import { api, unwrap } from "@/lib/api/client";
import type { Me } from "@/lib/api/types";
import { plural } from "@/lib/format";
import { queryKeys } from "@/lib/query-keys";

/** How often one learns of something new without doing anything. */
const INTERVAL = 60_000;

/** The way to one's notifications, with how many of them are unread. */
export function NotificationBell() {
  const { data: me } = useQuery<Me | null>({
    queryKey: queryKeys.me,
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/me", { signal })),
    staleTime: Infinity,
    refetchInterval: INTERVAL,
  });
  const count = me?.unread_count ?? 0;
  return (
    <Link to={paths.notifications} className="icon-button bell" title="Notifications">
      <Bell size={20} aria-hidden="true" />
      <span className="visually-hidden">
        Notifications{count > 0 && `, ${plural(count, "unread", "unread")}`}
      </span>
      {count > 0 && (
        <span className="bell-count" aria-hidden="true">
          {count > 99 ? "99+" : count}
        </span>
      )}
    </Link>
  );
}
