/** Every address that the front end links to, as its router knows it: without what `site.ts` puts before. */
export const paths = {
  feed: "/",
  notifications: "/notifications",
  upload: "/upload",
  album: (id: string) => `/albums/${encodeURIComponent(id)}`,
  decision: (caseId: string) => `/decisions/${encodeURIComponent(caseId)}`,
  image: (id: string) => `/i/${encodeURIComponent(id)}`,
  user: (handle: string) => `/u/${encodeURIComponent(handle)}`,
} as const;
