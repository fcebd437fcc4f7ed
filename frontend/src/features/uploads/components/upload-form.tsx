import { VisibilityField } from "@/components/visibility-field";

import { useLeftOut } from "../adding/left-out";
import { t } from "../messages";
import { SharedPictures } from "../shared/shared-pictures";
import { useUploads } from "../uploads-context";
import { chooseVisibility, useVisibilityChoice } from "../visibility-choice";

import { AddFiles } from "./add-files";
import { BatchHead } from "./batch-head";
import { BatchNotices } from "./batch-notices";
import { BatchOutcome } from "./batch-outcome";
import { QuotaBar } from "./quota-bar";
import { UploadList } from "./upload-list";

/** Choose pictures, say who sees them, and watch them arrive. */
export function UploadForm() {
  const items = useUploads();
  const visibility = useVisibilityChoice();
  const leftOut = useLeftOut();
  return (
    <div className="upload-page">
      <div className="upload-head">
        <h1>{t("uploadPictures")}</h1>
        <QuotaBar />
      </div>
      <SharedPictures />
      <VisibilityField legend={t("whoSeesThem")} value={visibility} onChange={chooseVisibility} />
      <AddFiles />
      <div role="status" className="left-out">
        {leftOut.map((sentence) => (
          <p key={sentence} className="hint">
            {sentence}
          </p>
        ))}
      </div>
      {items.length > 0 && (
        <section aria-label={t("uploads")}>
          <BatchHead items={items} />
          <BatchNotices items={items} />
          <BatchOutcome items={items} />
          <UploadList items={items} />
        </section>
      )}
    </div>
  );
}
