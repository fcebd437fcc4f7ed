import { type QueryClient } from "@tanstack/react-query";
import { createContext, use, useSyncExternalStore } from "react";

import type { Config } from "@/lib/initial-data";
import { queryKeys } from "@/lib/query-keys";

import type { UploadItem } from "./upload-item";
import { UploadQueue } from "./upload-queue";

export const UploadsContext = createContext<UploadQueue | null>(null);

/** The one queue of a page load; a picture that is ready shows up in every list. */
export function createUploadQueue(config: Config, client: QueryClient): UploadQueue {
  return new UploadQueue(config, (image) => {
    client.setQueryData(queryKeys.image(image.id), image);
    void client.invalidateQueries({ queryKey: queryKeys.lists });
    void client.invalidateQueries({ queryKey: queryKeys.user(image.owner.handle) });
    void client.invalidateQueries({ queryKey: queryKeys.me });
  });
}

export function useUploadQueue(): UploadQueue {
  const queue = use(UploadsContext);
  if (!queue) throw new Error("useUploadQueue needs an UploadsContext above it.");
  return queue;
}

export function useUploads(): readonly UploadItem[] {
  const queue = useUploadQueue();
  return useSyncExternalStore(queue.subscribe, queue.items);
}
