import type { Quota } from "@/lib/api/types";
import { formatBytes } from "@/lib/format";
import { useMe } from "@/lib/session";

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
  const number = (count: number) => count.toLocaleString("en");
  if (images > bytes && images >= PROMINENT) {
    return { percent: images, text: `${number(images_held)} of ${number(images_limit)} pictures used` };
  }
  return { percent: bytes, text: `${formatBytes(bytes_held)} of ${formatBytes(bytes_limit)} used` };
}
