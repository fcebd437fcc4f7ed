import type { ListName } from "./list-name";

/** The names of everything in the query cache. */
export const queryKeys = {
  me: ["me"] as const,
  lists: ["images", "list"] as const,
  list: (list: ListName) => ["images", "list", list] as const,
  image: (id: string) => ["images", "one", id] as const,
  timeline: ["timeline"] as const,
  userAlbums: (handle: string) => ["users", handle, "albums"] as const,
  user: (handle: string) => ["users", handle] as const,
};
