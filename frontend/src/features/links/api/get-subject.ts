import { useQuery } from "@tanstack/react-query";

import { paths } from "@/config/paths";
import { api, unwrap } from "@/lib/api/client";
import { isNotFound } from "@/lib/api/errors";
import type { LinkSubject } from "@/lib/api/types";
import { queryKeys } from "@/lib/query-keys";
import { renditions } from "@/lib/renditions";

import { t } from "../messages";

/** What a link leads to, to be recognised by; `path` is null for what is gone. */
export interface Subject {
  title: string;
  path: string | null;
  thumbnail: string | null;
}

/** One request a subject, however many links lead to it. */
export function useSubject({ kind, id }: LinkSubject): Subject | undefined {
  const image = useQuery({
    queryKey: queryKeys.image(id),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/images/{image_id}", { params: { path: { image_id: id } }, signal })),
    enabled: kind === "image",
  });
  const album = useQuery({
    queryKey: queryKeys.albumPlain(id),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/albums/{album_id}", { params: { path: { album_id: id } }, signal })),
    enabled: kind === "album",
  });
  if (isNotFound(image.error)) return { title: t("aPictureThatIsGone"), path: null, thumbnail: null };
  if (isNotFound(album.error)) return { title: t("anAlbumThatIsGone"), path: null, thumbnail: null };
  if (image.error) return { title: t("aPicture"), path: paths.image(id), thumbnail: null };
  if (album.error) return { title: t("anAlbum"), path: paths.album(id), thumbnail: null };
  if (image.data) {
    const title = image.data.title || t("aPictureWithoutATitle");
    return { title, path: paths.image(id), thumbnail: renditions(image.data)[0]?.url ?? null };
  }
  if (album.data) {
    const { title, cover } = album.data;
    return { title, path: paths.album(id), thumbnail: cover ? (renditions(cover)[0]?.url ?? null) : null };
  }
  return undefined;
}
