import { useEffect } from "react";

import { useMe } from "@/lib/session";

import { isUnsent } from "../queue/upload-item";
import { useUploadQueue, useUploads } from "../uploads-context";

import { DropTarget } from "./drop-target";
import { UploadTray } from "./upload-tray";

/** What uploading needs on every page: the drop target, the tray, and a warning before unsent files are interrupted. */
export function UploadDock({ hasTray }: { hasTray: boolean }) {
  const queue = useUploadQueue();
  const userId = useMe()?.id;
  const isSending = useUploads().some(isUnsent);

  useEffect(() => {
    if (userId !== undefined) void queue.open(userId);
  }, [queue, userId]);

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
