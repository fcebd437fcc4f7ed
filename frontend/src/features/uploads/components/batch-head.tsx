import { ClipboardList, Pause, Play, RotateCw } from "lucide-react";

import { CopyButton } from "@/components/copy-button";
import { formatDuration } from "@/lib/format";

import { progressOf, progressText, summary } from "../queue/reconcile";
import { report } from "../queue/report";
import { isFinal, isUnderWay, isUnsent, type UploadItem } from "../queue/upload-item";
import { useUploadQueue } from "../uploads-context";

import { BatchStatus } from "./batch-status";
import { useSecondsLeft } from "./use-seconds-left";

const COPY = { idle: "Copy the list", copied: "List copied", failed: "Copying failed" };

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
          <progress max={100} value={progress.percent} aria-label="All uploads" />
          <p className="hint batch-progress">
            {progressText(progress)}
            {seconds !== null && ` · ${formatDuration(seconds)} left`}
          </p>
        </>
      )}
      <div className="batch-actions">
        {running.length > 1 && (
          <button type="button" className="button button-small" onClick={() => queue.pause(...running)}>
            <Pause size={14} aria-hidden="true" />
            Pause all
          </button>
        )}
        {paused.length > 1 && (
          <button type="button" className="button button-small" onClick={() => queue.resume(...paused)}>
            <Play size={14} aria-hidden="true" />
            Resume all
          </button>
        )}
        {failed.length > 1 && (
          <button type="button" className="button button-small" onClick={() => queue.retry(...failed)}>
            <RotateCw size={14} aria-hidden="true" />
            Retry all that failed
          </button>
        )}
        {!isBusy && (
          <CopyButton
            words={COPY}
            icon={ClipboardList}
            className="button button-small"
            text={() => report(items)}
          />
        )}
        {items.some(isFinal) && (
          <button type="button" className="button button-small" onClick={() => queue.clearFinished()}>
            Clear finished
          </button>
        )}
      </div>
    </div>
  );
}
