import { paths } from "@/config/paths";
import type { Suggestions } from "@/lib/api/types";
import { formatCount } from "@/lib/format-count";

/** One suggestion and where it leads. */
export interface Choice {
  key: string;
  kind: "word" | "tag" | "person";
  text: string;
  detail: string;
  path: string;
}

export const searchPath = (q: string): string => `${paths.search}?${new URLSearchParams({ q }).toString()}`;

/** `typed` with its last word replaced: suggestions are about the word at the end. */
function completed(typed: string, word: string): string {
  return [...typed.trim().split(/\s+/).slice(0, -1), word].join(" ");
}

export function choicesOf({ words, tags, people }: Suggestions, typed: string): Choice[] {
  return [
    ...words.map(({ name, count: found }) => ({
      key: `word:${name}`,
      kind: "word" as const,
      text: completed(typed, name),
      detail: formatCount(found),
      path: searchPath(completed(typed, name)),
    })),
    ...tags.map(({ name, count: found }) => ({
      key: `tag:${name}`,
      kind: "tag" as const,
      text: name,
      detail: formatCount(found),
      path: paths.tag(name),
    })),
    ...people.map(({ handle, display_name }) => ({
      key: `person:${handle}`,
      kind: "person" as const,
      text: display_name,
      detail: `@${handle}`,
      path: paths.user(handle),
    })),
  ];
}
