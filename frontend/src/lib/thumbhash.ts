import { thumbHashToDataURL } from "thumbhash";

const known = new Map<string, string>();

/** A blurred picture of a few hundred bytes as a `url(...)` for CSS; undefined if the hash cannot be read. */
export function placeholderUrl(base64: string): string | undefined {
  const cached = known.get(base64);
  if (cached !== undefined) return cached || undefined;
  let url = "";
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    if (bytes.length >= 5) url = `url("${thumbHashToDataURL(bytes)}")`;
  } catch {
    // Not base64: the tile stays plain grey.
  }
  known.set(base64, url);
  return url || undefined;
}
