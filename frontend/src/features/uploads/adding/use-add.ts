import { useCallback } from "react";

import { useUploadQueue } from "../uploads-context";
import { useVisibilityChoice } from "../visibility-choice";

import { noteLeftOut } from "./left-out";
import { leftOutText, sift, unreadText } from "./sift";
import type { Haul } from "./walk-folders";

/** Puts what was found into the queue, for those who are chosen to see the next pictures. */
export function useAdd(): (haul: Haul) => void {
  const queue = useUploadQueue();
  const visibility = useVisibilityChoice();
  return useCallback(
    ({ found, unread }) => {
    const { files, leftOut } = sift(found);
    noteLeftOut([
      ...(leftOut.length > 0 ? [leftOutText(leftOut)] : []),
      ...(unread.length > 0 ? [unreadText(unread)] : []),
    ]);
    queue.add(files, visibility);
  }, [queue, visibility]);
}
