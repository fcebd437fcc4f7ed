import type { Quota } from "@/lib/api/types";
import { formatBytes } from "@/lib/format";
import { useMe } from "@/lib/session";

import { t } from "../messages";

const PROMINENT = 80;

/** How much room is taken: a quiet line until it runs short. */
export function QuotaBar() {
  const quota = useMe()?.quota;
  if (!quota) return null;
  const { percent, text } = used(quota);
  return (
    <div className="quota" data-prominent={percent >= PROMINENT}>
      <p id="quota-text">{text}</p>
      <progress max={100} value={percent} aria-labelledby="quota-text" />
    </div>
  );
}

/** Of the limit that is nearer: bytes or pictures. */
function used({ bytes_held, bytes_limit, images_held, images_limit }: Quota): { percent: number; text: string } {
  const share = (held: number, limit: number) => (limit > 0 ? Math.min(100, (held / limit) * 100) : 100);
  const [bytes, images] = [share(bytes_held, bytes_limit), share(images_held, images_limit)];
  if (images > bytes && images >= PROMINENT) {
    return { percent: images, text: t("picturesUsed", { held: images_held, most: images_limit }) };
  }
  return { percent: bytes, text: t("bytesUsed", { held: formatBytes(bytes_held), most: formatBytes(bytes_limit) }) };
}
