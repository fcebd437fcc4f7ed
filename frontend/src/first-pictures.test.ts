import { screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";

import { exampleImage, examplePage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

import type { InitialData } from "./lib/initial-data";

const sizes = [320, 640, 1280].map((width) => ({ width, height: width, format: "webp" as const, url: `https://one.example/${String(width)}` }));
const square = exampleImage({ id: "square", title: "A square", width: 2000, height: 2000, renditions: sizes });

/** What is put into the elements that fetch pictures. */
async function begun(page: InitialData["page"]): Promise<unknown[]> {
  document.body.innerHTML = `<script id="initial-data" type="application/json">${JSON.stringify({ me: null, page })}</script>`;
  const append = vi.spyOn(HTMLPictureElement.prototype, "append");
  await import("./first-pictures");
  return append.mock.calls.flat();
}

afterEach(() => {
  vi.resetModules();
  document.body.innerHTML = "";
});

test("pictures of the first screen are asked for exactly as the grid asks for them", async () => {
  const page = { kind: "feed", images: examplePage([square]) } as const;
  // Between its edges the page has the width that every grid has in these tests.
  vi.spyOn(document.documentElement, "clientWidth", "get").mockReturnValue(1024 + 2 * 16);
  const [source] = (await begun(page)).filter((element) => element instanceof HTMLSourceElement);
  document.body.innerHTML = "";
  renderApp("/", { me: null, page });
  const drawn = screen.getByRole("img", { name: "A square" });
  expect(source?.getAttribute("sizes")).toBe(drawn.getAttribute("sizes"));
  expect(source?.getAttribute("srcset")).toBe(drawn.getAttribute("srcset"));
});

test("of a long page no more are asked for than come into view", async () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ ...square, id: String(at) }));
  const pictures = (await begun({ kind: "feed", images: examplePage(many) })).filter(
    (element) => element instanceof HTMLImageElement,
  );
  expect(pictures.length).toBeGreaterThan(3);
  expect(pictures.length).toBeLessThan(30);
});

test("what is veiled is not asked for, nor is anything on a page without pictures", async () => {
  const veiled = { ...square, sensitive: true, is_mine: false };
  expect(await begun({ kind: "feed", images: examplePage([veiled]) })).toEqual([]);
  vi.resetModules();
  expect(await begun({ kind: "upload" })).toEqual([]);
});
