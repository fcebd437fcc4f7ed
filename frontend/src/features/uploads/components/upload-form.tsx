import { ImagePlus } from "lucide-react";
import { type ChangeEvent, useEffect } from "react";

import { VisibilityField } from "@/components/visibility-field";
import { formatBytes } from "@/lib/format";
import { useConfig } from "@/lib/session";

import { acceptedNames } from "../check-file";
import { isUnderWay, overallPercent, summary } from "../upload-item";
import { useUploadQueue, useUploads } from "../uploads-context";
import { chooseVisibility, useVisibilityChoice } from "../visibility-choice";

import { UploadList } from "./upload-list";

/** Choose, drop or paste pictures, say who sees them, and watch them arrive. */
export function UploadForm() {
  const config = useConfig();
  const queue = useUploadQueue();
  const items = useUploads();
  const visibility = useVisibilityChoice();
  usePastedFiles((files) => {
    queue.add(files, visibility);
  });

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    queue.add([...(event.target.files ?? [])], visibility);
    // Lets the same file be chosen again.
    event.target.value = "";
  };

  return (
    <div className="upload-page">
      <h1>Upload pictures</h1>
      <VisibilityField legend="Who sees them" value={visibility} onChange={chooseVisibility} />
      <label className="drop-zone">
        <input
          type="file"
          multiple
          accept={config.accepted_types.join(",")}
          onChange={choose}
          aria-describedby="drop-zone-hint"
        />
        <ImagePlus size={32} strokeWidth={1.5} aria-hidden="true" />
        <span className="drop-zone-action">Choose pictures</span>
        <span className="hint" id="drop-zone-hint">
          Or drop them anywhere, or paste one. {acceptedNames(config.accepted_types)}, up to{" "}
          {formatBytes(config.max_upload_bytes)} each. The place a picture was taken is never shown to others.
        </span>
      </label>
      {items.length > 0 && (
        <section aria-label="Uploads">
          <div className="upload-summary">
            <h2 aria-live="polite">{summary(items)}</h2>
            {!items.every(isUnderWay) && (
              <button
                type="button"
                className="button"
                onClick={() => {
                  queue.clearFinished();
                }}
              >
                Clear finished
              </button>
            )}
          </div>
          {items.some(isUnderWay) && <progress max={100} value={overallPercent(items)} aria-label="All uploads" />}
          <UploadList items={items} />
        </section>
      )}
    </div>
  );
}

function usePastedFiles(onFiles: (files: File[]) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) onFiles(files);
    };
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("paste", paste);
    };
  });
}
