import { useEffect } from "react";

import { isUnsent } from "../upload-item";
import { useUploads } from "../uploads-context";

import { DropTarget } from "./drop-target";
import { UploadTray } from "./upload-tray";

/** What uploading needs on every page: the drop target, the tray, and a warning before unsent files are lost. */
export function UploadDock({ hasTray }: { hasTray: boolean }) {
  const isSending = useUploads().some(isUnsent);

  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
    };
  }, [isSending]);

  return (
    <>
      <DropTarget />
      {hasTray && <UploadTray />}
    </>
  );
}
