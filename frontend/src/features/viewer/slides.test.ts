import { expect, test } from "vitest";

import { reveal } from "@/lib/revealed";
import { exampleImage, exampleOwnImage } from "@/testing/examples";

import { idOf, slideOf, viewable } from "./slides";

test("a slide has every size and its text alternative", () => {
  const slide = slideOf(exampleImage({ alt_text: "Boats at a quay" }), 0);
  expect(slide.src).toBe("https://pictures.example/image-1/1280.webp");
  expect(slide.alt).toBe("Boats at a quay");
  expect(slide.srcSet?.map(({ width }) => width)).toEqual([320, 1280]);
});

test("covered pictures of others are passed over until they were wanted", () => {
  const shown = exampleImage({ id: "shown" });
  const covered = exampleImage({ id: "covered", sensitive: true });
  const mine = exampleOwnImage({ id: "mine", sensitive: true });
  expect(viewable([shown, covered, mine], shown)).toEqual([shown, mine]);
  reveal("covered");
  expect(viewable([shown, covered, mine], shown)).toEqual([shown, covered, mine]);
});

test("a picture that stands in no list stands alone", () => {
  const shown = exampleImage({ id: "shown" });
  expect(viewable([exampleImage({ id: "other" })], shown)).toEqual([shown]);
});

test("each attempt has addresses of its own, and a slide knows its picture", () => {
  const slide = slideOf(exampleImage(), 2);
  expect([slide.src, ...(slide.srcSet ?? []).map(({ src }) => src)].every((src) => src.endsWith(".webp#2"))).toBe(true);
  expect(idOf({ ...slide, src: "another" })).toBe("image-1");
  expect(idOf({})).toBe("");
});
