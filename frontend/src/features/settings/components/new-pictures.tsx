import { VisibilityField } from "@/components/visibility-field";
import { saveDefaultVisibility, useDefaultVisibility } from "@/lib/default-visibility";

import { Section } from "./section";

/** Who sees what is uploaded next, unless the upload page is told otherwise. */
export function NewPictures() {
  const visibility = useDefaultVisibility();
  return (
    <Section
      title="New pictures"
      lead="Where you upload from this browser, and do not choose otherwise. Pictures that are here already stay as they are."
    >
      <VisibilityField legend="Who sees them" value={visibility} onChange={saveDefaultVisibility} />
      <p className="hint">
        The place a picture was taken is never shown to others unless you turn it on for that picture.
      </p>
    </Section>
  );
}
