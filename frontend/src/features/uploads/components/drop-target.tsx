import { useEffect, useRef, useState } from "react";

import { visibilityChoices } from "@/lib/visibility-choices";

import { useAdd } from "../adding/use-add";
import { filesOfDrop } from "../adding/walk-folders";
import { t } from "../messages";
import { useVisibilityChoice } from "../visibility-choice";

type DragEventType = "dragstart" | "dragend" | "dragenter" | "dragleave" | "dragover" | "drop";

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** Files and folders dropped anywhere on the page are uploaded; while they hover it says who will see them. */
export function DropTarget() {
  const add = useAdd();
  const visibility = useVisibilityChoice();
  const [isOver, setOver] = useState(false);
  // Entering a child fires before leaving its parent, so that only the count says whether the pointer is gone.
  const depth = useRef(0);
  // Some browsers offer a picture dragged off this page as a file; it is not to be uploaded again.
  const isOurs = useRef(false);

  useEffect(() => {
    const watch = new AbortController();
    const on = (type: DragEventType, react: (event: DragEvent) => void) => {
      window.addEventListener(type, react, { signal: watch.signal });
    };
    const isUpload = (event: DragEvent) => !isOurs.current && hasFiles(event);
    const move = (step: number) => (event: DragEvent) => {
      if (!isUpload(event)) return;
      depth.current = Math.max(0, depth.current + step);
      setOver(depth.current > 0);
    };
    on("dragstart", () => {
      isOurs.current = true;
    });
    on("dragend", () => {
      isOurs.current = false;
    });
    on("dragenter", move(1));
    on("dragleave", move(-1));
    on("dragover", (event) => {
      if (isUpload(event)) event.preventDefault();
    });
    on("drop", (event) => {
      if (!isUpload(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      if (event.dataTransfer) void filesOfDrop(event.dataTransfer).then(add);
    });
    return () => {
      watch.abort();
    };
  }, [add]);

  if (!isOver) return null;
  const choice = visibilityChoices().find(({ value }) => value === visibility);
  return (
    <div className="drop-target">
      <p>
        <strong>{t("dropToUpload")}</strong>
        <span>
          {choice?.label}: {choice?.hint}
        </span>
      </p>
    </div>
  );
}
