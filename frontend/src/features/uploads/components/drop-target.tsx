import { useEffect, useRef, useState } from "react";

import { VISIBILITIES } from "@/lib/visibility";

import { useAdd } from "../adding/use-add";
import { filesOfDrop } from "../adding/walk-folders";
import { useVisibilityChoice } from "../visibility-choice";

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** Files and folders dropped anywhere on the page are uploaded; while they hover it says who will see them. */
export function DropTarget() {
  const add = useAdd();
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
      if (event.dataTransfer) void filesOfDrop(event.dataTransfer).then(add);
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
  }, [add]);

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
