import type { operations } from "@/lib/api/schema";

type Query = NonNullable<operations["images_list"]["parameters"]["query"]>;

/** What is looked for, as the address of the page and the API both have it. */
export type Asked = Pick<
  Query,
  "q" | "owner" | "tag" | "taken_from" | "taken_to" | "orientation" | "colour" | "sort"
>;

export const ORIENTATIONS = ["landscape", "portrait", "square"] as const;
export const COLOURS = [
  "black",
  "white",
  "grey",
  "brown",
  "red",
  "orange",
  "yellow",
  "green",
  "teal",
  "blue",
  "purple",
  "pink",
] as const;
export const SORTS = ["newest", "relevance"] as const;

const TEXTS = ["q", "owner", "tag", "taken_from", "taken_to"] as const;

/** From the address; what it should not hold is left out rather than sent. */
export function askedFrom(search: URLSearchParams): Asked {
  const asked: Asked = {};
  for (const name of TEXTS) {
    const value = search.get(name)?.trim();
    if (value) asked[name] = value;
  }
  const orientation = ORIENTATIONS.find((one) => one === search.get("orientation"));
  const colour = COLOURS.find((one) => one === search.get("colour"));
  const sort = SORTS.find((one) => one === search.get("sort"));
  return { ...asked, ...(orientation && { orientation }), ...(colour && { colour }), ...(sort && { sort }) };
}

/** The other way round; in one order, so that the same search has one address. */
export function searchOf(asked: Change): string {
  const names = [...TEXTS, "orientation", "colour", "sort"] as const;
  const pairs = names.flatMap((name) => {
    const value = asked[name];
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams(pairs).toString();
}

/** Whether anything is looked for; an order alone is nothing. */
export function isAnythingAsked(asked: Asked): boolean {
  return Object.entries(asked).some(([name, value]) => name !== "sort" && Boolean(value));
}

/** Other values for some of the filters; undefined lifts one. */
export type Change = { [Name in keyof Asked]?: Asked[Name] | undefined };

export function changed(asked: Asked, change: Change): Asked {
  return askedFrom(new URLSearchParams(searchOf({ ...asked, ...change })));
}
