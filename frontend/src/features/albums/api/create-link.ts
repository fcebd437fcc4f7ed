import { useMutation } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { LinkRequest } from "@/lib/api/types";

export function useCreateAlbumLink(albumId: string) {
  return useMutation({
    mutationFn: (limits: Omit<LinkRequest, "subject">) =>
      unwrap(api.POST("/api/v1/links", { body: { ...limits, subject: { kind: "album", id: albumId } } })),
  });
}
