import type { ListName } from "./list-name";

/** The names of everything in the query cache. */
export const queryKeys = {
  comments: (imageId: string) => ["comments", imageId] as const,
  album: (id: string) => ["albums", "one", id] as const,
  archives: ["archives"] as const,
  blocks: ["blocks"] as const,
  erasure: (id: string) => ["erasures", id] as const,
  held: (albumId: string) => ["albums", "held", albumId] as const,
  links: ["links"] as const,
  me: ["me"] as const,
  lists: ["images", "list"] as const,
  list: (list: ListName) => ["images", "list", list] as const,
  image: (id: string) => ["images", "one", id] as const,
  notifications: ["notifications"] as const,
  sessions: ["sessions"] as const,
  tokens: ["tokens"] as const,
  timeline: ["timeline"] as const,
  userAlbums: (handle: string) => ["users", handle, "albums"] as const,
  user: (handle: string) => ["users", handle] as const,
};
