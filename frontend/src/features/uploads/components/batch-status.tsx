
import { t } from "../messages";
import { reconciliationText } from "../queue/reconcile";
import { isUnderWay, isUnsent, type UploadItem } from "../queue/upload-item";

/** For those who listen: only the turns of a batch, as a word for each file would never end. */
export function BatchStatus({ items }: { items: readonly UploadItem[] }) {
  return (
    <p className="visually-hidden" role="status">
      {announcement(items)}
    </p>
  );
}

function announcement(items: readonly UploadItem[]): string {
  const asking = items.filter(({ state }) => state === "asking").length;
  const question = asking > 0 ? ` ${t("duplicatesWaitForYourAnswer", { asking })}` : "";
  if (items.some(({ state }) => state === "offline")) return t("announceConnection");
  if (items.some((item) => isUnsent(item) && isUnderWay(item))) return t("announceSending") + question;
  if (items.some(isUnderWay)) return t("announceChecking") + question;
  return t("announceOutcome", { outcome: reconciliationText(items) });
}
