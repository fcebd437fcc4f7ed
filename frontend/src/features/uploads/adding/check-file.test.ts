import { expect, test } from "vitest";

import { exampleFile } from "@/testing/files";

import { acceptedNames, checkFile, typeOf } from "./check-file";

const limits = { accepted_types: ["image/jpeg", "image/heic", "image/webp"], max_upload_bytes: 20 };

test("a picture of an accepted kind and size may go", () => {
  expect(checkFile(exampleFile("quay.jpg"), limits)).toEqual({ contentType: "image/jpeg", refusal: null });
});

test("where the system knows no type, the extension tells it", () => {
  expect(checkFile(exampleFile("IMG_1.HEIC", "x", ""), limits)).toEqual({ contentType: "image/heic", refusal: null });
  expect(typeOf({ name: "noextension", type: "" })).toBeUndefined();
  expect(typeOf({ name: "notes.jpg", type: "text/plain" })).toBeUndefined();
});

test.each([
  ["of another kind", exampleFile("a.png", "x", "image/png"), "Export it as JPEG, HEIC, or WebP."],
  ["that is empty", exampleFile("a.jpg", ""), "The file is empty."],
  ["that is too large", exampleFile("a.jpg", "x".repeat(21)), "The file is larger than the limit of 20 bytes."],
])("a file %s is refused with a reason", (_name, file, reason) => {
  expect(checkFile(file, limits).refusal).toContain(reason);
});

test("kinds are named as people know them", () => {
  expect(acceptedNames(["image/jpeg"])).toBe("JPEG");
  expect(acceptedNames(["image/jpeg", "image/webp"])).toBe("JPEG or WebP");
});
