/** jsdom shows no pictures and so has no addresses for files. */
export function installFiles(): void {
  let count = 0;
  URL.createObjectURL = () => `blob:http://localhost:8000/${String((count += 1))}`;
  URL.revokeObjectURL = () => undefined;
}

/** A file with this content; the same text makes the same bytes. */
export function exampleFile(name: string, content = name, type = "image/jpeg"): File {
  return new File([content], name, { type, lastModified: 1_700_000_000_000 });
}
