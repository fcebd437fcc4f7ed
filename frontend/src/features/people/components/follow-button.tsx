import { Check, UserPlus } from "lucide-react";

import { errorText } from "@/lib/api/errors";

import { useFollow } from "../api/follow-user";
import { useUser } from "../api/get-user";
import { t } from "../messages";

/** Follow or follow no more; nothing for visitors, for oneself, and for whom one has blocked. */
export function FollowButton({ handle }: { handle: string }) {
  const { data: user } = useUser(handle);
  const follow = useFollow(handle);
  if (!user || user.is_me || user.blocked_by_me) return null;
  return (
    <>
      <button
        type="button"
        className="button button-small"
        aria-pressed={user.followed_by_me}
        aria-label={`${user.followed_by_me ? t("following") : t("follow")} ${user.display_name}`}
        title={user.followed_by_me ? t("followNameNoMore", { name: user.display_name }) : t("followName", { name: user.display_name })}
        onClick={() => {
          follow.mutate(!user.followed_by_me);
        }}
      >
        {user.followed_by_me ? <Check size={14} aria-hidden="true" /> : <UserPlus size={14} aria-hidden="true" />}
        {user.followed_by_me ? t("following") : t("follow")}
      </button>
      {follow.error && (
        <p className="error panel-error" role="alert">
          {errorText(follow.error)}
        </p>
      )}
    </>
  );
}
