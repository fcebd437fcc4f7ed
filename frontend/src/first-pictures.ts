/**
 * Begins to fetch the pictures of the first screen when all code has come and before it runs, which takes a phone as long as
 * they do. They are asked for exactly as the grid will do it, by the same rows and sizes, so that each comes once.
 */
import { justify } from "./components/grid/justify";
import { estimatedWidth, measuresFor } from "./components/grid/measures";
import type { Image } from "./lib/api/types";
import { isCovered } from "./lib/covered";
import { readInitialData } from "./lib/initial-data";
import { srcSet, tileSizes } from "./lib/renditions";

const { me, page } = readInitialData();
if ("images" in page) {
  const { results: images, next_cursor } = page.images;
  const isSignedIn = me !== null;
  // Visitors get no more pages, so what they see does not grow.
  const rows = justify(images, measuresFor(estimatedWidth(isSignedIn)), isSignedIn && next_cursor !== null);
  for (const row of rows) {
    if (row.top > innerHeight) break;
    row.widths.forEach((width, column) => {
      const image = images[row.start + column];
      if (image && !isCovered(image)) fetchPicture(image, tileSizes(width));
    });
  }
}

function fetchPicture(image: Image, sizes: string): void {
  const picture = document.createElement("picture");
  for (const format of ["avif", "webp"] as const) {
    const source = document.createElement("source");
    Object.assign(source, { type: `image/${format}`, sizes, srcset: srcSet(image, format) });
    if (source.srcset) picture.append(source);
  }
  picture.append(new Image());
}
