/** Every address that the front end links to, as its router knows it: without what `site.ts` puts before. */
export const paths = {
  album: (id: string) => `/albums/${encodeURIComponent(id)}`,
  albums: "/albums",
  favourites: "/favourites",
  feed: "/",
  search: "/search",
  tag: (name: string) => `/tags/${encodeURIComponent(name)}`,
  trash: "/trash",
  upload: "/upload",
  image: (id: string) => `/i/${encodeURIComponent(id)}`,
  waiting: (albumId: string) => `/albums/${encodeURIComponent(albumId)}/waiting`,
  user: (handle: string) => `/u/${encodeURIComponent(handle)}`,
} as const;
