/** jsdom shows no pictures and so has no addresses for files. */
export function installFiles(): void {
  let count = 0;
  URL.createObjectURL = () => `blob:http://localhost:8000/${String((count += 1))}`;
  URL.revokeObjectURL = () => undefined;
}
