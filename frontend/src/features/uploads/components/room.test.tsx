import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { exampleMe } from "@/testing/examples";
import { UploadPage } from "@/testing/upload-page";

const page = new UploadPage();

test.each([
  ["quietly", { bytes_held: 3_200_000_000, images_held: 40 }, "3.2 GB of 20 GB used", "false"],
  ["loudly when it runs short", { bytes_held: 17_000_000_000, images_held: 40 }, "17 GB of 20 GB used", "true"],
  ["of pictures when those run short", { bytes_held: 0, images_held: 900 }, "900 of 1,000 pictures used", "true"],
])("the room that is taken is told %s", async (_name, held, text, isProminent) => {
  await page.open(exampleMe({ quota: { bytes_limit: 20_000_000_000, images_limit: 1_000, ...held } }));
  expect(screen.getByText(text).parentElement).toHaveAttribute("data-prominent", isProminent);
  expect(screen.getByRole("progressbar", { name: text })).toBeVisible();
});
