import type { InfiniteData, QueryClient } from "@tanstack/react-query";

import type { Comment, CommentPage } from "@/lib/api/types";
import { patchImage } from "@/lib/cached-images";
import { queryKeys } from "@/lib/query-keys";

export type Talk = InfiniteData<CommentPage, string | null>;

/** Changes the comments of a picture that are here already, page by page. */
export function patchComments(client: QueryClient, imageId: string, change: (comments: Comment[]) => Comment[]): void {
  client.setQueryData<Talk>(queryKeys.comments(imageId), (talk) =>
    talk && { ...talk, pages: talk.pages.map((page) => ({ ...page, results: change(page.results) })) },
  );
}

/** Puts a comment at the end, and counts it. */
export function appendComment(client: QueryClient, imageId: string, comment: Comment): void {
  client.setQueryData<Talk>(queryKeys.comments(imageId), (talk) => {
    const last = talk?.pages.at(-1);
    if (!talk || !last) return talk;
    return { ...talk, pages: [...talk.pages.slice(0, -1), { ...last, results: [...last.results, comment] }] };
  });
  countComments(client, imageId, 1);
}

export function countComments(client: QueryClient, imageId: string, by: number): void {
  patchImage(client, imageId, (image) => ({ ...image, comment_count: Math.max(0, image.comment_count + by) }));
}

/** All that are here, oldest first; a new one that a later page brings again stands once. */
export function commentsIn(pages: CommentPage[]): Comment[] {
  const all = pages.flatMap((page) => page.results);
  return [...new Map(all.map((comment) => [comment.id, comment])).values()];
}
