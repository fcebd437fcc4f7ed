/** Every address that the front end links to, as its router knows it: without what `site.ts` puts before. */
export const paths = {
  feed: "/",
  upload: "/upload",
  image: (id: string) => `/i/${encodeURIComponent(id)}`,
  user: (handle: string) => `/u/${encodeURIComponent(handle)}`,
} as const;
