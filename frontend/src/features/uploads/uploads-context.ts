import { type QueryClient } from "@tanstack/react-query";
import { createContext, use, useSyncExternalStore } from "react";

import type { Config } from "@/lib/initial-data";
import { queryKeys } from "@/lib/query-keys";

import type { UploadItem } from "./queue/upload-item";
import { UploadQueue } from "./queue/upload-queue";

/** In a batch, pictures become ready one after the other; the lists are asked for anew once for several. */
const GATHERED = 500;

export const UploadsContext = createContext<UploadQueue | null>(null);

/** The one queue of a page load; a picture that is ready shows up in every list. */
export function createUploadQueue(config: Config, client: QueryClient): UploadQueue {
  const owners = new Set<string>();
  const refresh = () => {
    void client.invalidateQueries({ queryKey: queryKeys.lists });
    for (const handle of owners) void client.invalidateQueries({ queryKey: queryKeys.user(handle) });
    void client.invalidateQueries({ queryKey: queryKeys.me });
    owners.clear();
  };
  return new UploadQueue(config, (image) => {
    client.setQueryData(queryKeys.image(image.id), image);
    if (owners.size === 0) setTimeout(refresh, GATHERED);
    owners.add(image.owner.handle);
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
