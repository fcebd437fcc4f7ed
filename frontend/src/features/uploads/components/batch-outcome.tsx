
import { namesText } from "../adding/sift";
import { t } from "../messages";
import { reasons, reconcile } from "../queue/reconcile";
import { isUnderWay, type UploadItem } from "../queue/upload-item";

const NAMED = 5;

/** Once a batch is through: every file that did not become a picture, by the reason why. */
export function BatchOutcome({ items }: { items: readonly UploadItem[] }) {
  const { rejected, failed } = reconcile(items);
  if (items.length < 2 || items.some(isUnderWay) || rejected.length + failed.length === 0) return null;
  return (
    <dl className="batch-outcome">
      <Reasons title={t("notAccepted")} items={rejected} />
      <Reasons title={t("notSent")} items={failed} />
    </dl>
  );
}

function Reasons({ title, items }: { title: string; items: readonly UploadItem[] }) {
  if (items.length === 0) return null;
  return (
    <div>
      <dt>
        {t("titleAndFiles", { title, count: items.length })}
      </dt>
      {reasons(items).map(({ reason, names }) => (
        <dd key={reason}>
          {reason}{" "}
          <span className="secondary">
            {namesText(names, NAMED)}
          </span>
        </dd>
      ))}
    </div>
  );
}
