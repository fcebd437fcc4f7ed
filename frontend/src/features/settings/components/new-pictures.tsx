import { VisibilityField } from "@/components/visibility-field";
import { saveDefaultVisibility, useDefaultVisibility } from "@/lib/default-visibility";

import { t } from "../messages";

import { Section } from "./section";

/** Who sees what is uploaded next, unless the upload page is told otherwise. */
export function NewPictures() {
  const visibility = useDefaultVisibility();
  return (
    <Section
      title={t("newPictures")}
      lead={t("whereYouUploadFromThisBrowser")}
    >
      <VisibilityField legend={t("whoSeesThem")} value={visibility} onChange={saveDefaultVisibility} />
      <p className="hint">
        {t("thePlaceAPictureWasTaken")}
      </p>
    </Section>
  );
}
