import { plural } from "@/lib/format";

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
  const question = asking > 0 ? ` ${plural(asking, "duplicate waits", "duplicates wait")} for your answer.` : "";
  if (items.some(({ state }) => state === "offline")) return "Waiting for a connection.";
  if (items.some((item) => isUnsent(item) && isUnderWay(item))) return `Sending pictures.${question}`;
  if (items.some(isUnderWay)) return `Checking pictures.${question}`;
  return `Uploads: ${reconciliationText(items)}.`;
}
