import { albumList, FAVOURITES, type ListName, searchList } from "./list-name";

/** The names of everything in the query cache. */
export const queryKeys = {
  comments: (imageId: string) => ["comments", imageId] as const,
  album: (id: string) => ["albums", "one", id] as const,
  archives: ["archives"] as const,
  blocks: ["blocks"] as const,
  erasure: (id: string) => ["erasures", id] as const,
  held: (albumId: string) => ["albums", "held", albumId] as const,
  links: ["links"] as const,
  /** Below `held`, as it changes with it; it holds the first of them only. */
  albumHeld: (id: string) => ["albums", "held", id, "any"] as const,
  /** Below `album`, as it changes with it; without the version that a change of the album names. */
  albumPlain: (id: string) => ["albums", "one", id, "plain"] as const,
  albumMembers: (id: string) => ["albums", "members", id] as const,
  albumPictures: (id: string) => ["images", "list", albumList(id)] as const,
  albums: ["albums", "list"] as const,
  albumsOf: (of: "mine" | "shared") => ["albums", "list", of] as const,
  /** The albums that a picture is in; below `albums`, as they change with what is in them. */
  albumsWith: (imageId: string) => ["albums", "list", "with", imageId] as const,
  archive: (albumId: string) => ["archives", albumId] as const,
  favourites: ["images", "list", FAVOURITES] as const,
  images: ["images", "one"] as const,
  me: ["me"] as const,
  lists: ["images", "list"] as const,
  list: (list: ListName) => ["images", "list", list] as const,
  image: (id: string) => ["images", "one", id] as const,
  notifications: ["notifications"] as const,
  sessions: ["sessions"] as const,
  tokens: ["tokens"] as const,
  timeline: ["timeline"] as const,
  userAlbums: (handle: string) => ["users", handle, "albums"] as const,
  onThisDay: (date: string) => ["images", "on-this-day", date] as const,
  people: (typed: string) => ["people", typed] as const,
  /** Followers, followed and likers; `of` is a handle or a picture's id. */
  peopleOf: (kind: "followers" | "following" | "likes", of: string) => ["people-of", kind, of] as const,
  search: (query: string) => ["images", "list", searchList(query)] as const,
  suggestions: (typed: string) => ["suggestions", typed] as const,
  trash: ["trash"] as const,
  users: ["users"] as const,
  user: (handle: string) => ["users", handle] as const,
};
