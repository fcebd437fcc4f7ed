/** Every address that the front end links to, as its router knows it: without what `site.ts` puts before. */
export const paths = {
  feed: "/",
  albums: "/albums",
  favourites: "/favourites",
  following: "/following",
  links: "/links",
  notifications: "/notifications",
  search: "/search",
  searchFor: (query: string) => `/search?${new URLSearchParams({ q: query }).toString()}`,
  settings: "/settings",
  timeline: "/timeline",
  trash: "/trash",
  upload: "/upload",
  image: (id: string) => `/i/${encodeURIComponent(id)}`,
  user: (handle: string) => `/u/${encodeURIComponent(handle)}`,
  userAlbums: (handle: string) => `/u/${encodeURIComponent(handle)}/albums`,
} as const;
