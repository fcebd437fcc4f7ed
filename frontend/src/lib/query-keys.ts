import { albumList, FAVOURITES, type ListName, searchList } from "./list-name";

/** The names of everything in the query cache. */
export const queryKeys = {
  album: (id: string) => ["albums", "one", id] as const,
  albumHeld: (id: string) => ["albums", "held", id] as const,
  albumMembers: (id: string) => ["albums", "members", id] as const,
  albumPictures: (id: string) => ["images", "list", albumList(id)] as const,
  albums: ["albums", "list"] as const,
  albumsOf: (of: "mine" | "shared") => ["albums", "list", of] as const,
  archive: (albumId: string) => ["archives", albumId] as const,
  favourites: ["images", "list", FAVOURITES] as const,
  images: ["images", "one"] as const,
  me: ["me"] as const,
  lists: ["images", "list"] as const,
  list: (list: ListName) => ["images", "list", list] as const,
  image: (id: string) => ["images", "one", id] as const,
  onThisDay: (date: string) => ["images", "on this day", date] as const,
  people: (typed: string) => ["people", typed] as const,
  search: (query: string) => ["images", "list", searchList(query)] as const,
  suggestions: (typed: string) => ["suggestions", typed] as const,
  trash: ["trash"] as const,
  users: ["users"] as const,
  user: (handle: string) => ["users", handle] as const,
};
