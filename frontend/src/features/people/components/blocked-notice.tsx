import { errorText } from "@/lib/api/errors";
import type { User } from "@/lib/api/types";

import { useBlock } from "../api/block-user";
import { t } from "../messages";

/** In place of the pictures of somebody one has blocked. */
export function BlockedNotice({ user }: { user: User }) {
  const block = useBlock(user.handle);
  return (
    <div className="state" role="status">
      <p>{t("youHaveBlockedNameNeither", { name: user.display_name })}</p>
      <button
        type="button"
        className="button"
        disabled={block.isPending}
        onClick={() => {
          block.mutate(false);
        }}
      >
        {t("unblock")}
      </button>
      {block.error && <p role="alert">{errorText(block.error)}</p>}
    </div>
  );
}
