/** Every address that the front end links to. */
export const paths = {
  feed: "/",
  upload: "/upload",
  image: (id: string) => `/i/${encodeURIComponent(id)}`,
  user: (handle: string) => `/u/${encodeURIComponent(handle)}`,
} as const;
