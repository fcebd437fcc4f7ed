/** The names of everything in the query cache. `owner` is a handle; null means everybody's pictures. */
export const queryKeys = {
  album: (id: string) => ["albums", "one", id] as const,
  archives: ["archives"] as const,
  blocks: ["blocks"] as const,
  erasure: (id: string) => ["erasures", id] as const,
  held: (albumId: string) => ["albums", "held", albumId] as const,
  links: ["links"] as const,
  me: ["me"] as const,
  lists: ["images", "list"] as const,
  list: (owner: string | null) => ["images", "list", owner] as const,
  image: (id: string) => ["images", "one", id] as const,
  sessions: ["sessions"] as const,
  tokens: ["tokens"] as const,
  user: (handle: string) => ["users", handle] as const,
};
