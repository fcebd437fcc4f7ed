import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { Me, NotificationPage } from "@/lib/api/types";
import { holdQuery } from "@/lib/hold-query";
import { queryKeys } from "@/lib/query-keys";

type Listing = InfiniteData<NotificationPage, string | null>;

/** Says that everything up to a notification has been read; shown at once, and taken back if the server refuses. */
export function useReadNotifications() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (upTo: string) => unwrap(api.POST("/api/v1/me/notifications/read", { body: { up_to: upTo } })),
    onMutate: async (upTo) => {
      const resume = await holdQuery(client, queryKeys.notifications);
      const before = client.getQueryData<Listing>(queryKeys.notifications);
      client.setQueryData<Listing>(queryKeys.notifications, (listing) => listing && asRead(listing, upTo));
      return { before, resume };
    },
    onError: (_error, _upTo, context) => {
      if (context) client.setQueryData(queryKeys.notifications, context.before);
    },
    onSettled: (_data, _error, _upTo, context) => context?.resume(),
    onSuccess: ({ unread_count }) => {
      client.setQueryData<Me | null>(queryKeys.me, (me) => me && { ...me, unread_count });
    },
  });
}

/** Ids sort by time. */
function asRead(listing: Listing, upTo: string): Listing {
  return {
    ...listing,
    pages: listing.pages.map((page) => ({
      ...page,
      results: page.results.map((one) => (one.id <= upTo ? { ...one, is_read: true } : one)),
    })),
  };
}
