import { Archive, FolderPlus, Heart, Images, type LucideIcon, MessageCircle, Shield, UserPlus } from "lucide-react";
import type { ReactNode } from "react";

import { AppLink } from "@/components/app-link";
import { RelativeTime } from "@/components/relative-time";
import { basePath } from "@/config/site";
import type { Notification } from "@/lib/api/types";

import { t } from "../messages";
import { isServerPage, wordingOf } from "../wording";

const ICONS: Record<Notification["kind"], LucideIcon> = {
  like: Heart,
  comment: MessageCircle,
  follow: UserPlus,
  moderation: Shield,
  shared_album: Images,
  archive: Archive,
  addition: FolderPlus,
};

/** One thing that happened; all of it is the link to where it happened. */
export function NotificationRow({ notification }: { notification: Notification }) {
  const { kind, actor, image, comment_text, is_read, created_at } = notification;
  const { text } = wordingOf(notification);
  const Icon = ICONS[kind];
  return (
    <li className="notification" data-read={is_read}>
      <Target notification={notification}>
        <span className="notification-icon">
          <Icon size={18} aria-hidden="true" />
        </span>
        <span className="notification-text">
          <span>
            {!is_read && <span className="visually-hidden">{t("new")}{" "} </span>}
            {actor && <strong>{actor.display_name} </strong>}
            {text}
          </span>
          {comment_text && <q className="notification-quote">{comment_text}</q>}
          <span className="secondary">
            <RelativeTime at={created_at} />
          </span>
        </span>
        {image && (
          <img
            className="notification-picture"
            src={image.thumbnail.url}
            width={56}
            height={56}
            // The words name it already.
            alt=""
            loading="lazy"
          />
        )}
      </Target>
    </li>
  );
}

function Target({ notification, children }: { notification: Notification; children: ReactNode }) {
  const { to } = wordingOf(notification);
  if (to === null) return <div className="notification-target">{children}</div>;
  if (isServerPage(notification)) {
    return (
      <a className="notification-target" href={basePath + to}>
        {children}
      </a>
    );
  }
  return (
    <AppLink className="notification-target" to={to}>
      {children}
    </AppLink>
  );
}
