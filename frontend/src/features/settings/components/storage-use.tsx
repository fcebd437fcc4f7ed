import { formatBytes } from "@/lib/format";
import { useMe } from "@/lib/session";

import { t } from "../messages";

/** How much one has here, and how much one may. */
export function StorageUse() {
  const quota = useMe()?.quota;
  if (!quota) return null;
  const held = t("bytesHeldOfBytesLimit", {
    bytesHeld: formatBytes(quota.bytes_held),
    bytesLimit: formatBytes(quota.bytes_limit),
  });
  return (
    <div className="settings-storage">
      <p>
        {t("heldPicturesOfMost", { held, pictures: quota.images_held, most: quota.images_limit })}
      </p>
      <progress aria-label={t("storageInUse")} value={quota.bytes_held} max={Math.max(quota.bytes_limit, 1)} />
    </div>
  );
}
