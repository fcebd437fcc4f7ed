import { paths } from "@/config/paths";
import { absoluteUrl } from "@/config/site";

import { t } from "../messages";

import { outcomeOf } from "./reconcile";
import { stateText } from "./state-text";
import type { UploadItem } from "./upload-item";

/** The list as a table of text that spreadsheets understand: what became of each file, with the receipts. */
export function report(items: readonly UploadItem[]): string {
  const head = [
    t("columnFile"),
    t("columnBytes"),
    t("columnOutcome"),
    t("columnSha"),
    t("columnStoredAt"),
    t("columnPicture"),
  ];
  const rows = items.map((item) => [
    item.name,
    String(item.size),
    outcomeOf(item) === "ready" ? t("ready") : stateText(item),
    item.receipt?.sha256 ?? "",
    item.receipt?.stored_at ?? "",
    item.imageId === null ? "" : absoluteUrl(paths.image(item.imageId)),
  ]);
  return [head, ...rows].map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
}
