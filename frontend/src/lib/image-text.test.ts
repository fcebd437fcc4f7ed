import { expect, test } from "vitest";

import { exampleImage } from "@/testing/examples";

import { altText, renditions, srcSet } from "./image-text";

test("the text alternative is the owner's, or the title, or whose picture it is", () => {
  expect(altText(exampleImage({ alt_text: "Boats" }))).toBe("Boats");
  expect(altText(exampleImage())).toBe("The quay");
  expect(altText(exampleImage({ title: "" }))).toBe("Picture by Tom Okafor");
});

const both = exampleImage({
  renditions: ["avif", "webp"].flatMap((format) =>
    [320, 1280].map((width) => ({ width, height: width, format, url: `https://p.example/${String(width)}.${format}` })),
  ),
});

test("sizes are offered of one format at a time", () => {
  expect(srcSet(both)).toBe("https://p.example/320.webp 320w, https://p.example/1280.webp 1280w");
  expect(srcSet(both, "avif")).toBe("https://p.example/320.avif 320w, https://p.example/1280.avif 1280w");
  expect(renditions(both).map(({ format }) => format)).toEqual(["webp", "webp"]);
});

test("without AVIF there is nothing to offer of it", () => {
  expect(srcSet(exampleImage(), "avif")).toBe("");
});
