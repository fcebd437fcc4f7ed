import { useEffect, useRef, useState } from "react";

import { VISIBILITIES } from "@/lib/visibility";

import { useUploadQueue } from "../uploads-context";
import { useVisibilityChoice } from "../visibility-choice";

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** Files dropped anywhere on the page are uploaded; while they hover it says who will see them. */
export function DropTarget() {
  const queue = useUploadQueue();
  const visibility = useVisibilityChoice();
  const [isOver, setOver] = useState(false);
  // Entering a child fires before leaving its parent, so that only the count says whether the pointer is gone.
  const depth = useRef(0);

  useEffect(() => {
    const move = (step: number) => (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth.current = Math.max(0, depth.current + step);
      setOver(depth.current > 0);
    };
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      queue.add([...(event.dataTransfer?.files ?? [])], visibility);
    };
    const [enter, leave] = [move(1), move(-1)];
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
    };
  }, [queue, visibility]);

  if (!isOver) return null;
  const choice = VISIBILITIES.find(({ value }) => value === visibility);
  return (
    <div className="drop-target">
      <p>
        <strong>Drop to upload</strong>
        <span>
          {choice?.label}: {choice?.hint}
        </span>
      </p>
    </div>
  );
}
