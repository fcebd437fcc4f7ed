/** The names of everything in the query cache. `owner` is a handle; null means everybody's pictures. */
export const queryKeys = {
  comments: (imageId: string) => ["comments", imageId] as const,
  me: ["me"] as const,
  lists: ["images", "list"] as const,
  list: (owner: string | null) => ["images", "list", owner] as const,
  image: (id: string) => ["images", "one", id] as const,
  notifications: ["notifications"] as const,
  user: (handle: string) => ["users", handle] as const,
};
