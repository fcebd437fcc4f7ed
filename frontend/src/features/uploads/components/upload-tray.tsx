import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useId, useState } from "react";

import { t } from "../messages";
import { progressOf, summary } from "../queue/reconcile";
import { isUnderWay, isWaitingForYou, type UploadItem } from "../queue/upload-item";
import { useUploadQueue, useUploads } from "../uploads-context";

import { BatchNotices } from "./batch-notices";
import { BatchStatus } from "./batch-status";
import { UploadList } from "./upload-list";

const PHONE = 640;

/** What is through since before the page was loaded is told on the upload page only. */
const isOfInterest = (item: UploadItem): boolean => !item.isRestored || isUnderWay(item) || isWaitingForYou(item);

/** Keeps the uploads in sight on every page. */
export function UploadTray() {
  const items = useUploads();
  const queue = useUploadQueue();
  /** Null until somebody says so: then it is open while something is under way, unless it would cover a phone. */
  const [choice, setOpen] = useState<boolean | null>(null);
  /** Closed with this many entries: more of them open it again. */
  const [closedAt, setClosedAt] = useState(0);
  const listId = useId();
  const isBusy = items.some(isUnderWay);
  const isOpen = choice ?? (isBusy && document.documentElement.clientWidth >= PHONE);
  if (!items.some(isOfInterest) || (!isBusy && items.length <= closedAt)) return null;
  const Chevron = isOpen ? ChevronDown : ChevronUp;
  return (
    <section className="tray" aria-label={t("uploads")}>
      <header className="tray-head">
        <BatchStatus items={items} />
        <h2>{summary(items)}</h2>
        <button
          type="button"
          className="icon-button"
          aria-expanded={isOpen}
          aria-controls={listId}
          title={isOpen ? t("fold") : t("unfold")}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          <Chevron size={16} aria-hidden="true" />
          <span className="visually-hidden">{t("showTheFiles")}</span>
        </button>
        {!isBusy && (
          <button
            type="button"
            className="icon-button"
            title={t("close")}
            onClick={() => {
              queue.clearFinished();
              setClosedAt(queue.items().length);
            }}
          >
            <X size={16} aria-hidden="true" />
            <span className="visually-hidden">{t("closeTheUploads")}</span>
          </button>
        )}
      </header>
      {isBusy && <progress max={100} value={progressOf(items).percent} aria-label={t("allUploads")} />}
      <div id={listId} className="tray-list" hidden={!isOpen}>
        <BatchNotices items={items} />
        <UploadList items={items} />
      </div>
    </section>
  );
}
