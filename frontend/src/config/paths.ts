/** Every address that the front end links to, as its router knows it: without what `site.ts` puts before. */
export const paths = {
  feed: "/",
  links: "/links",
  settings: "/settings",
  settingsOf: (page: "privacy" | "tokens" | "sessions" | "data" | "leave") => `/settings/${page}`,
  upload: "/upload",
  album: (id: string) => `/albums/${encodeURIComponent(id)}`,
  erasure: (id: string) => `/erasures/${encodeURIComponent(id)}`,
  image: (id: string) => `/i/${encodeURIComponent(id)}`,
  waiting: (albumId: string) => `/albums/${encodeURIComponent(albumId)}/waiting`,
  user: (handle: string) => `/u/${encodeURIComponent(handle)}`,
} as const;
