import { rgbaToThumbHash } from "thumbhash";
import { expect, test } from "vitest";

import { placeholderUrl } from "./thumbhash";

test("a hash becomes a picture for CSS", () => {
  const red = new Uint8Array(4 * 4 * 4).map((_, index) => [255, 0, 0, 255][index % 4] ?? 0);
  const hash = btoa(String.fromCharCode(...rgbaToThumbHash(4, 4, red)));
  expect(placeholderUrl(hash)).toMatch(/^url\("data:image\/png;base64,[\w+/=]+"\)$/);
});

test.each([["nothing", ""], ["too few bytes", btoa("abc")], ["no base64", "***"]])(
  "%s gives no picture, the first time and the next",
  (_, hash) => {
    expect(placeholderUrl(hash)).toBeUndefined();
    expect(placeholderUrl(hash)).toBeUndefined();
  },
);
