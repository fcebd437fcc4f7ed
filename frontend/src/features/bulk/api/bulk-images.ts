import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";

import { mapPages, type Pages } from "@/components/pictures/pages";
import { api, unwrap } from "@/lib/api/client";
import type { BulkUpdate, Image, ItemResult } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";

export type BulkAction = { action: "update"; changes: BulkUpdate } | { action: "trash" } | { action: "restore" };

/** As many as the server takes at once. */
const AT_ONCE = 100;

export function useBulk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ ids, ...what }: BulkAction & { ids: string[] }) => {
      const results: ItemResult[] = [];
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const body = { ids: ids.slice(at, at + AT_ONCE), ...what };
        results.push(...(await unwrap(api.POST("/api/v1/images/bulk", { body }))).results);
      }
      return results;
    },
    // Also after a failure, as some may have been done by then.
    onSettled: (results, _error, { action }) => {
      if (results && action === "trash") unlist(client, results);
      else void client.invalidateQueries({ queryKey: queryKeys.lists });
      void client.invalidateQueries({ queryKey: queryKeys.images, refetchType: "none" });
      for (const queryKey of [queryKeys.trash, queryKeys.me, queryKeys.users, queryKeys.albums]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}

/** What is in the trash leaves every list at once. */
function unlist(client: QueryClient, results: ItemResult[]): void {
  const gone = new Set(results.filter(({ ok }) => ok).map(({ id }) => id));
  client.setQueriesData<Pages<Image>>({ queryKey: queryKeys.lists }, (pages) =>
    mapPages(pages, (images) => images.filter(({ id }) => !gone.has(id))),
  );
}
