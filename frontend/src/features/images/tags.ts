/** "Sea,  #Harbour sea" -> ["sea", "harbour"]. */
export function parseTags(text: string): string[] {
  const words = text.split(/[\s,;]+/).map((word) => word.replace(/^#/, "").toLowerCase());
  return [...new Set(words.filter(Boolean))];
}
