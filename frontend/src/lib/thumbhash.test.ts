import { rgbaToThumbHash } from "thumbhash";
import { expect, test } from "vitest";

import { placeholderUrl } from "./thumbhash";

test("a hash becomes a picture for CSS, the same one each time", () => {
  const hash = rgbaToThumbHash(2, 2, new Uint8Array(16).fill(200));
  const base64 = Buffer.from(hash).toString("base64");
  expect(placeholderUrl(base64)).toMatch(/^url\("data:image\/png;base64,[^"]+"\)$/);
  expect(placeholderUrl(base64)).toBe(placeholderUrl(base64));
});

test.each(["", "AAA=", "not base64 at all!"])("%j is no hash, and the tile stays plain", (hash) => {
  expect(placeholderUrl(hash)).toBeUndefined();
  expect(placeholderUrl(hash)).toBeUndefined();
});
