import { expect, test, vi } from "vitest";

import { tileSizes } from "./renditions";

test("a tile asks for its width; on a dense screen for a little less, which nobody sees", () => {
  vi.stubGlobal("devicePixelRatio", 1);
  expect(tileSizes(360.2)).toBe("361px");
  vi.stubGlobal("devicePixelRatio", 2);
  // 720 of the screen's pixels, for which the rendition of 640 will do.
  expect(tileSizes(360)).toBe("300px");
  vi.unstubAllGlobals();
});
