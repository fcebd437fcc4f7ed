import type { ReactNode } from "react";

import { AppLink } from "@/components/app-link";
import { paths } from "@/config/paths";
import type { Image } from "@/lib/api/types";
import { formatExact } from "@/lib/format";
import { visibilityLabel } from "@/lib/visibility";

import { exposureText } from "../camera-text";
import { t } from "../messages";

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
        <Fact term={t("tags")}>
          <ul className="tags">
            {image.tags.map((tag) => (
              <li key={tag}>
                <AppLink to={paths.tag(tag)}>{tag}</AppLink>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {image.is_mine && <Fact term={t("albums")}>{albums}</Fact>}
      {image.is_mine && <Fact term={t("seenBy")}>{visibilityLabel(image.visibility)}</Fact>}
      {image.taken_at && <Fact term={t("taken")}>{formatExact(new Date(image.taken_at))}</Fact>}
      {camera?.camera && <Fact term={t("camera")}>{camera.camera}</Fact>}
      {camera?.lens && <Fact term={t("lens")}>{camera.lens}</Fact>}
      {exposure && <Fact term={t("exposure")}>{exposure}</Fact>}
      {location && (
        <Fact term={t("place")}>
          <LocationFact location={location} isOnlyYours={own !== null && !own.show_location} />
        </Fact>
      )}
      <Fact term={t("size")}>
        {t("widthHeightPx", { width: String(image.width), height: String(image.height) })}
      </Fact>
      {own && (
        <Fact term={t("file")}>
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
