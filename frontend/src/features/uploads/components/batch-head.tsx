import { ClipboardList, Pause, Play, RotateCw } from "lucide-react";

import { CopyButton } from "@/components/copy-button";
import { formatDuration } from "@/lib/format";

import { t } from "../messages";
import { progressOf, progressText, summary } from "../queue/reconcile";
import { report } from "../queue/report";
import { isFinal, isUnderWay, isUnsent, type UploadItem } from "../queue/upload-item";
import { useUploadQueue } from "../uploads-context";

import { BatchStatus } from "./batch-status";
import { useSecondsLeft } from "./use-seconds-left";

/** How far all of them are, and what can be done with all of them. */
export function BatchHead({ items }: { items: readonly UploadItem[] }) {
  const queue = useUploadQueue();
  const keys = (isWanted: (item: UploadItem) => boolean) => items.filter(isWanted).map(({ key }) => key);
  const paused = keys(({ state }) => state === "paused");
  const running = keys((item) => isUnsent(item) && item.state !== "paused");
  const failed = keys(({ state, file }) => state === "failed" && file !== null);
  const isBusy = items.some(isUnderWay);
  const progress = progressOf(items);
  const seconds = useSecondsLeft(progress, running.length > 0);
  return (
    <div className="batch-head">
      <BatchStatus items={items} />
      <h2 tabIndex={-1} data-focus-fallback>
        {summary(items)}
      </h2>
      {(isBusy || paused.length > 0) && (
        <>
          <progress max={100} value={progress.percent} aria-label={t("allUploads")} />
          <p className="hint batch-progress">
            {seconds === null
              ? progressText(progress)
              : t("progressAndTimeLeft", { progress: progressText(progress), time: formatDuration(seconds) })}
          </p>
        </>
      )}
      <div className="batch-actions">
        {running.length > 1 && (
          <button type="button" className="button button-small" onClick={() => queue.pause(...running)}>
            <Pause size={14} aria-hidden="true" />
            {t("pauseAll")}
          </button>
        )}
        {paused.length > 1 && (
          <button type="button" className="button button-small" onClick={() => queue.resume(...paused)}>
            <Play size={14} aria-hidden="true" />
            {t("resumeAll")}
          </button>
        )}
        {failed.length > 1 && (
          <button type="button" className="button button-small" onClick={() => queue.retry(...failed)}>
            <RotateCw size={14} aria-hidden="true" />
            {t("retryAllThatFailed")}
          </button>
        )}
        {!isBusy && (
          <CopyButton
            words={{ idle: t("copyTheList"), copied: t("listCopied"), failed: t("copyingFailed") }}
            icon={ClipboardList}
            className="button button-small"
            text={() => report(items)}
          />
        )}
        {items.some(isFinal) && (
          <button type="button" className="button button-small" onClick={() => queue.clearFinished()}>
            {t("clearFinished")}
          </button>
        )}
      </div>
    </div>
  );
}
