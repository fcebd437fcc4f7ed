import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { answer, held } from "@/testing/answers";
import { exampleError, exampleImage, exampleOwnImage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

async function openMenu(image = exampleOwnImage()) {
  const view = renderApp("/i/image-1", { page: { kind: "image", image } });
  await view.user.click(await screen.findByRole("button", { name: "Download" }));
  return view;
}

test("the original and every size are offered, the largest first", async () => {
  await openMenu();
  expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual([
    "Original3000 × 2000",
    "1280 px wide1280 × 853",
    "320 px wide320 × 213",
  ]);
});

test("others than the owner get no original", async () => {
  await openMenu(exampleImage());
  expect(screen.getAllByRole("menuitem")[0]).toHaveTextContent("Full size3000 × 2000");
});

test("choosing a size saves it under the name that the server gives, and the focus comes back", async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(`${this.href} as ${this.download}`);
  });
  const { user } = await openMenu();
  const download = held({
    url: "https://pictures.example/signed",
    filename: "the-quay.webp",
    expires_at: "2026-03-01T13:00:00Z",
  });
  const requests = answer("post", "/images/image-1/downloads", download.content);
  await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  const button = await screen.findByRole("button", { name: "Preparing …" });
  expect(button).toHaveFocus();
  // A disabled button loses the focus in browsers.
  expect(button).toBeEnabled();

  download.release();
  await vi.waitFor(() => {
    expect(saved).toEqual(["https://pictures.example/signed as the-quay.webp"]);
  });
  expect(requests[0]?.body).toEqual({ rendition: "1280" });
  expect(await screen.findByRole("button", { name: "Download" })).toHaveFocus();
});

test("a download that was refused says why", async () => {
  const { user } = await openMenu();
  answer("post", "/images/image-1/downloads", exampleError("Too many downloads."), 429);
  await user.click(screen.getByRole("menuitem", { name: /Original/ }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Too many downloads.");
});
