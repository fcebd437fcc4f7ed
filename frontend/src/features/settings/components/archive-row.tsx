import { Download } from "lucide-react";

import { RelativeTime } from "@/components/relative-time";
import { errorText } from "@/lib/api/errors";
import type { Archive } from "@/lib/api/types";
import { formatBytes, plural } from "@/lib/format";

import { useDeleteArchive } from "../api/delete-archive";
import { useDownloadArchive } from "../api/download-archive";
import { isBeingMade } from "../api/get-archives";

/** One archive: how far it is, or its files to save. */
export function ArchiveRow({ archive }: { archive: Archive }) {
  const drop = useDeleteArchive(archive.id);
  const download = useDownloadArchive(archive.id);
  const error = drop.error ?? download.error;
  const name = archive.kind === "export" ? "Everything" : archive.title;
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
          aria-label={isBeingMade(archive) ? `Call off: ${name}` : `Delete: ${name}`}
          disabled={drop.isPending}
          onClick={() => {
            drop.mutate();
          }}
        >
          {isBeingMade(archive) ? "Call off" : "Delete"}
        </button>
      )}
    </li>
  );
}

function State({ archive: { state, progress, created_at, expires_at, error_detail } }: { archive: Archive }) {
  const asked = (
    <>
      Asked for <RelativeTime at={created_at} />
    </>
  );
  switch (state) {
    case "queued":
      return <span className="secondary">{asked} · waiting to begin</span>;
    case "running":
      return (
        <>
          <span className="secondary">
            {asked} · {progress.images_done.toLocaleString("en")} of{" "}
            {plural(progress.images_total, "picture", "pictures")} packed
          </span>
          <progress aria-label="Packed so far" value={progress.images_done} max={Math.max(progress.images_total, 1)} />
        </>
      );
    case "ready":
      return (
        <span className="secondary">
          {asked}
          {expires_at !== null && (
            <>
              {" · to be had until "}
              <time dateTime={expires_at}>{new Date(expires_at).toLocaleDateString("en", { dateStyle: "long" })}</time>
            </>
          )}
        </span>
      );
    case "failed":
      return <span className="error">{error_detail ?? "This could not be packed."} Ask for it again.</span>;
    case "expired":
      return <span className="secondary">{asked} · no longer kept</span>;
  }
}
