import { Download } from "lucide-react";

import { RelativeTime } from "@/components/relative-time";
import { errorText } from "@/lib/api/errors";
import type { Archive } from "@/lib/api/types";
import { formatBytes, formatDay } from "@/lib/format";

import { useDeleteArchive } from "../api/delete-archive";
import { useDownloadArchive } from "../api/download-archive";
import { isBeingMade } from "../api/get-archives";
import { t } from "../messages";

/** One archive: how far it is, or its files to save. */
export function ArchiveRow({ archive }: { archive: Archive }) {
  const drop = useDeleteArchive(archive.id);
  const download = useDownloadArchive(archive.id);
  const error = drop.error ?? download.error;
  const name = archive.kind === "export" ? t("everything") : archive.title;
  return (
    <li className="settings-row settings-row-tall">
      <div className="settings-row-text">
        <strong>{name}</strong>
        <State archive={archive} />
        {archive.files.map((file) => (
          <button
            key={file.filename}
            type="button"
            className="button settings-file"
            disabled={download.isPending}
            onClick={() => {
              download.mutate(file.filename);
            }}
          >
            <Download size={16} aria-hidden="true" />
            <span className="settings-file-name">{file.filename}</span>
            <span className="secondary">{formatBytes(file.size)}</span>
          </button>
        ))}
        {error && (
          <span className="error" role="alert">
            {errorText(error)}
          </span>
        )}
      </div>
      {archive.state !== "expired" && (
        <button
          type="button"
          className="button"
          aria-label={isBeingMade(archive) ? t("callOffName", { name }) : t("deleteName", { name })}
          disabled={drop.isPending}
          onClick={() => {
            drop.mutate();
          }}
        >
          {isBeingMade(archive) ? t("callOff") : t("delete")}
        </button>
      )}
    </li>
  );
}

function State({ archive: { state, progress, created_at, expires_at, error_detail } }: { archive: Archive }) {
  const time = <RelativeTime at={created_at} />;
  switch (state) {
    case "queued":
      return <span className="secondary">{t.rich("waitingToBegin", { time })}</span>;
    case "running":
      return (
        <>
          <span className="secondary">
            {t.rich("packedOfPictures", { time, done: progress.images_done, total: progress.images_total })}
          </span>
          <progress aria-label={t("packedSoFar")} value={progress.images_done} max={Math.max(progress.images_total, 1)} />
        </>
      );
    case "ready":
      return (
        <span className="secondary">
          {expires_at === null
            ? t.rich("askedForAt", { time })
            : t.rich("toBeHadUntilDay", {
                time,
                day: <time dateTime={expires_at}>{formatDay(new Date(expires_at))}</time>,
              })}
        </span>
      );
    case "failed":
      return <span className="error">{t("askForItAgain", { reason: error_detail ?? t("thisCouldNotBePacked") })}</span>;
    case "expired":
      return <span className="secondary">{t.rich("noLongerKept", { time })}</span>;
  }
}
