import { NotificationList } from "@/features/notifications/components/notification-list";
import { useDocumentTitle } from "@/lib/use-document-title";

export function Component() {
  useDocumentTitle("Notifications");
  return <NotificationList />;
}
