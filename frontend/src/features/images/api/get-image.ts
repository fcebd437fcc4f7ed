import { type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { Image } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";
import { useMe } from "@/lib/session";

import { listedImage } from "../listed";

export function imageQuery(client: QueryClient, id: string) {
  return queryOptions<Image, Error, Image, ReturnType<typeof queryKeys.image>>({
    queryKey: queryKeys.image(id),
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/images/{image_id}", { params: { path: { image_id: id } }, signal })),
    // Coming from a grid, the picture is there at once.
    placeholderData: () => listedImage(client, id),
  });
}

export function useImage(id: string) {
  const client = useQueryClient();
  const isSignedIn = useMe() !== null;
  return useQuery({ ...imageQuery(client, id), enabled: isSignedIn });
}
