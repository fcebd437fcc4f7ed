import type { ReactNode } from "react";

import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import type { Image } from "@/lib/api/types";
import { formatExact } from "@/lib/format";
import { visibilityLabel } from "@/lib/visibility";

import { exposureText } from "../camera-text";

import { FileFacts } from "./file-facts";
import { LocationFact } from "./location-fact";

interface Props {
  image: Image;
  /** The albums it is in, for its owner. */
  albums: ReactNode;
}

/** The small print of a picture. */
export function ImageFacts({ image, albums }: Props) {
  const { camera, location, private: own } = image.details ?? { camera: null, location: null, private: null };
  const exposure = camera && exposureText(camera);
  return (
    <dl className="facts">
      {image.tags.length > 0 && (
        <Fact term="Tags">
          <ul className="tags">
            {image.tags.map((tag) => (
              <li key={tag}>
                <AppLink to={paths.tag(tag)}>{tag}</AppLink>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {image.is_mine && <Fact term="Albums">{albums}</Fact>}
      {image.is_mine && <Fact term="Seen by">{visibilityLabel(image.visibility)}</Fact>}
      {image.taken_at && <Fact term="Taken">{formatExact(new Date(image.taken_at))}</Fact>}
      {camera?.camera && <Fact term="Camera">{camera.camera}</Fact>}
      {camera?.lens && <Fact term="Lens">{camera.lens}</Fact>}
      {exposure && <Fact term="Exposure">{exposure}</Fact>}
      {location && (
        <Fact term="Place">
          <LocationFact location={location} isOnlyYours={own !== null && !own.show_location} />
        </Fact>
      )}
      <Fact term="Size">
        {image.width} × {image.height} px
      </Fact>
      {own && (
        <Fact term="File">
          <FileFacts file={own} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
