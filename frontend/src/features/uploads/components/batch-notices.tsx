import { plural } from "@/lib/format";

import type { UploadItem } from "../queue/upload-item";
import { useUploadQueue } from "../uploads-context";

/** What stops more than one file, said once, with the ways on. */
export function BatchNotices({ items }: { items: readonly UploadItem[] }) {
  const queue = useUploadQueue();
  const asking = items.filter(({ state }) => state === "asking");
  const blocked = items.filter(({ state }) => state === "blocked");
  const absent = items.filter(({ state }) => state === "absent");
  return (
    <>
      {blocked.length > 0 && (
        <div className="notice notice-error batch-notice" role="alert">
          <p>
            {blocked[0]?.detail} {plural(blocked.length, "file waits", "files wait")}.
          </p>
          <button
            type="button"
            className="button"
            onClick={() => {
              queue.retry(...blocked.map(({ key }) => key));
            }}
          >
            Try again
          </button>
        </div>
      )}
      {asking.length > 1 && (
        <div className="notice batch-notice">
          <p>{plural(asking.length, "file is a duplicate", "files are duplicates")} of pictures you have.</p>
          <div className="batch-actions">
            <button type="button" className="button" onClick={() => queue.answerAll("skip")}>
              Skip all duplicates
            </button>
            <button type="button" className="button" onClick={() => queue.answerAll("keep")}>
              Keep all
            </button>
          </div>
        </div>
      )}
      {absent.length > 1 && (
        <div className="notice batch-notice">
          <p>
            {plural(absent.length, "file was", "files were")} interrupted. Choose or drop them again, all at once if you
            like: what has arrived is not sent again.
          </p>
        </div>
      )}
    </>
  );
}
