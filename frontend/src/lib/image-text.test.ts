import { expect, test } from "vitest";

import { exampleImage } from "@/testing/examples";

import { altText } from "./image-text";
import { srcSet } from "./renditions";

test("a picture is described by its own description, else its title, else its owner", () => {
  expect(altText(exampleImage({ alt_text: "A ferry in fog", title: "The quay" }))).toBe("A ferry in fog");
  expect(altText(exampleImage({ alt_text: "", title: "The quay" }))).toBe("The quay");
  expect(altText(exampleImage({ alt_text: "", title: "" }))).toBe("Picture by Tom Okafor");
});

test("the browser is offered every rendition by its width", () => {
  expect(srcSet(exampleImage())).toBe(
    "https://pictures.example/image-1/320.webp 320w, https://pictures.example/image-1/1280.webp 1280w",
  );
});
