import { NotificationList } from "@/features/notifications/components/notification-list";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

export function Component() {
  useDocumentTitle(t("notifications"));
  return <NotificationList />;
}
