
import { t } from "../messages";
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
            {t("filesWaitBecause", { reason: blocked[0]?.detail ?? "", count: blocked.length })}
          </p>
          <button
            type="button"
            className="button"
            onClick={() => {
              queue.retry(...blocked.map(({ key }) => key));
            }}
          >
            {t("tryAgain")}
          </button>
        </div>
      )}
      {asking.length > 1 && (
        <div className="notice batch-notice">
          <p>{t("filesAreDuplicatesOfPictures", { count: asking.length })}</p>
          <div className="batch-actions">
            <button type="button" className="button" onClick={() => queue.answerAll("skip")}>
              {t("skipAllDuplicates")}
            </button>
            <button type="button" className="button" onClick={() => queue.answerAll("keep")}>
              {t("keepAll")}
            </button>
          </div>
        </div>
      )}
      {absent.length > 1 && (
        <div className="notice batch-notice">
          <p>
            {t("filesWereInterruptedChooseOrDrop", { count: absent.length })}
          </p>
        </div>
      )}
    </>
  );
}
