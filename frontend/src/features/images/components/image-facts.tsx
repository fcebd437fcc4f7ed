import type { Image } from "@/lib/api/types";
import { formatExact } from "@/lib/format";
import { visibilityLabel } from "@/lib/visibility";

/** The small print of a picture. */
export function ImageFacts({ image }: { image: Image }) {
  return (
    <dl className="facts">
      {image.tags.length > 0 && (
        <div>
          <dt>Tags</dt>
          <dd>
            <ul className="tags">
              {image.tags.map((tag) => (
                <li key={tag}>{tag}</li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      {image.is_mine && (
        <div>
          <dt>Seen by</dt>
          <dd>{visibilityLabel(image.visibility)}</dd>
        </div>
      )}
      {image.taken_at && (
        <div>
          <dt>Taken</dt>
          <dd>{formatExact(new Date(image.taken_at))}</dd>
        </div>
      )}
      <div>
        <dt>Size</dt>
        <dd>
          {image.width} × {image.height} px
        </dd>
      </div>
    </dl>
  );
}
