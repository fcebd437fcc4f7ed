import { Camera, FolderOpen, ImagePlus } from "lucide-react";
import { type ChangeEvent, useEffect, useRef } from "react";

import { formatBytes } from "@/lib/format";
import { useConfig } from "@/lib/session";

import { acceptedNames } from "../adding/check-file";
import { useAdd } from "../adding/use-add";
import { filesOfInput } from "../adding/walk-folders";
import { t } from "../messages";

const canChooseFolders = "webkitdirectory" in HTMLInputElement.prototype;

/** Every way to put pictures on the list: choose, drop, paste, a folder, the camera. */
export function AddFiles() {
  const config = useConfig();
  const add = useAdd();
  const folder = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  usePastedFiles((files) => {
    add({ found: files.map((file) => ({ file, path: file.name })), unread: [] });
  });

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    add(filesOfInput(event.target.files));
    // Lets the same file be chosen again.
    event.target.value = "";
  };

  return (
    <div className="add-files">
      <label className="drop-zone">
        <input
          type="file"
          multiple
          accept={config.accepted_types.join(",")}
          onChange={choose}
          aria-describedby="drop-zone-hint"
        />
        <ImagePlus size={32} strokeWidth={1.5} aria-hidden="true" />
        <span className="drop-zone-action">{t("choosePictures")}</span>
        <span className="hint" id="drop-zone-hint">
          {t("orDropPicturesAndFoldersAnywhere", { acceptedTypes: acceptedNames(config.accepted_types), maxUploadBytes: formatBytes(config.max_upload_bytes) })}
        </span>
      </label>
      <div className="add-files-more">
        {canChooseFolders && (
          <button type="button" className="button" onClick={() => folder.current?.click()}>
            <FolderOpen size={16} aria-hidden="true" />
            {t("chooseAFolder")}
          </button>
        )}
        <button type="button" className="button touch-only" onClick={() => camera.current?.click()}>
          <Camera size={16} aria-hidden="true" />
          {t("takeAPicture")}
        </button>
      </div>
      <input ref={folder} type="file" hidden aria-label={t("aFolder")} {...{ webkitdirectory: "" }} onChange={choose} />
      <input
        ref={camera}
        type="file"
        hidden
        aria-label={t("theCamera")}
        accept="image/*"
        capture="environment"
        onChange={choose}
      />
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
