import { expect, test } from "vitest";

import { acceptedNames, checkFile } from "./check-file";

const limits = { accepted_types: ["image/jpeg", "image/png", "image/heic"], max_upload_bytes: 1_000_000 };

function fileOf(bytes: number, name: string, type = ""): File {
  return new File([new Uint8Array(bytes)], name, { type });
}

test("a picture within the limits may be sent as what it is", () => {
  expect(checkFile(fileOf(1_000_000, "quay.jpg", "image/jpeg"), limits)).toEqual({
    contentType: "image/jpeg",
    refusal: null,
  });
});

test.each([
  ["IMG_0042.HEIC", "image/heic"],
  ["holiday.2026.jpeg", "image/jpeg"],
])("the extension speaks for %s where the system knows no type", (name, contentType) => {
  expect(checkFile(fileOf(10, name), limits)).toMatchObject({ contentType });
});

test.each([
  ["a document", fileOf(10, "notes.pdf", "application/pdf")],
  ["a picture of a kind that is switched off", fileOf(10, "fog.webp", "image/webp")],
  ["a document that is called a picture", fileOf(10, "notes.jpg", "application/pdf")],
  ["a file that nothing is known of", fileOf(10, "quay")],
])("%s is refused with the kinds that are taken", (_, file) => {
  const { contentType, refusal } = checkFile(file, { ...limits, accepted_types: ["image/jpeg", "image/png"] });
  expect(contentType).toBeNull();
  expect(refusal).toBe("Not a kind of file we take. Export it as JPEG or PNG.");
});

test("empty and oversized files are refused before a byte is sent", () => {
  expect(checkFile(fileOf(0, "quay.jpg", "image/jpeg"), limits).refusal).toBe("The file is empty.");
  expect(checkFile(fileOf(1_000_001, "quay.jpg", "image/jpeg"), limits).refusal).toBe(
    "The file is larger than the limit of 1 MB.",
  );
});

test("kinds of file are listed the way people write them", () => {
  expect(acceptedNames(["image/jpeg", "image/webp", "image/heic"])).toBe("JPEG, WebP, or HEIC");
});
