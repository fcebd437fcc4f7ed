import { formatBytes, plural } from "@/lib/format";
import { useMe } from "@/lib/session";

/** How much one has here, and how much one may. */
export function StorageUse() {
  const quota = useMe()?.quota;
  if (!quota) return null;
  const held = `${formatBytes(quota.bytes_held)} of ${formatBytes(quota.bytes_limit)}`;
  return (
    <div className="settings-storage">
      <p>
        {held} · {plural(quota.images_held, "picture", "pictures")} of {quota.images_limit.toLocaleString("en")}
      </p>
      <progress aria-label="Storage in use" value={quota.bytes_held} max={Math.max(quota.bytes_limit, 1)} />
    </div>
  );
}
