import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { use, useSyncExternalStore } from "react";

import type { Config } from "@/lib/initial-data";
import { queryKeys } from "@/lib/query-keys";
import { useConfig } from "@/lib/session";

import type { UploadItem } from "./queue/upload-item";
import { UploadQueue } from "./queue/upload-queue";
import { QueueContext } from "./queue-place";

/** In a batch, pictures become ready one after the other; the lists are asked for anew once for several. */
const GATHERED = 500;

/** A picture that is ready shows up in every list. */
function createUploadQueue(config: Config, client: QueryClient): UploadQueue {
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

/** The one queue of a page load. */
export function useUploadQueue(): UploadQueue {
  const place = use(QueueContext);
  const config = useConfig();
  const client = useQueryClient();
  if (!place) throw new Error("useUploadQueue needs a QueueContext above it.");
  return place.get(() => createUploadQueue(config, client));
}

export function useUploads(): readonly UploadItem[] {
  const queue = useUploadQueue();
  return useSyncExternalStore(queue.subscribe, queue.items);
}
