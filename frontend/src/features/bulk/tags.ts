/** "Sea,  #Harbour sea" -> ["sea", "harbour"]. */
export function tagsIn(text: string): string[] {
  const words = text.split(/[\s,;]+/).map((word) => word.replace(/^#/, "").toLowerCase());
  return [...new Set(words.filter(Boolean))];
}

/** The tags that any of the pictures has, by name. */
export function tagsOf(pictures: readonly { tags: string[] }[]): string[] {
  return [...new Set(pictures.flatMap(({ tags }) => tags))].sort((one, other) => one.localeCompare(other));
}
