import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import type { Image } from "@/lib/api/types";
import { exampleDetails, exampleImage, exampleOwnImage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

import { exposureText, locationText, mapHref } from "../camera-text";

async function openPage(image: Image) {
  const view = renderApp("/i/image-1", { page: { kind: "image", image } });
  const panel = within(await screen.findByRole("complementary", { name: "About this picture" }));
  const fact = (term: string) => panel.queryByText(term, { selector: "dt" })?.nextElementSibling ?? null;
  return { ...view, panel, fact };
}

test("camera, lens and exposure are told as far as they are known", async () => {
  const { fact } = await openPage(exampleImage({ details: exampleDetails({ location: null, private: null }) }));
  expect(fact("Camera")).toHaveTextContent("Fujifilm X-T5");
  expect(fact("Lens")).toHaveTextContent("XF23mmF1.4 R LM WR");
  expect(fact("Exposure")).toHaveTextContent("23 mm · f/2.8 · 1/250 s · ISO 400");
  expect(fact("Place")).toBeNull();
  expect(fact("File")).toBeNull();
});

test("nothing is said of a camera that is not shown", async () => {
  const details = { allow_comments: true, favourite_by_me: false, camera: null, location: null, private: null };
  const { fact } = await openPage(exampleImage({ details }));
  expect([fact("Camera"), fact("Lens"), fact("Exposure")]).toEqual([null, null, null]);
});

test("a place leads to a map that does not learn where one comes from; the owner sees that others do not", async () => {
  const { fact, panel } = await openPage(exampleOwnImage({ details: exampleDetails() }));
  expect(fact("Place")).toHaveTextContent(/^60\.17000° N, 24\.93750° E/);
  expect(fact("Place")).toHaveTextContent("Only you see this");
  const link = panel.getByRole("link", { name: /Open the map/ });
  expect(link).toHaveAttribute("rel", "noreferrer");
  expect(link.getAttribute("href")).toMatch(/^https:\/\/www\.openstreetmap\.org\/\?mlat=60\.17000&mlon=24\.93750/);
});

test("a place that others see too is not called private", async () => {
  const details = exampleDetails();
  const { fact } = await openPage(
    exampleOwnImage({
      details: { ...details, private: details.private && { ...details.private, show_location: true } },
    }),
  );
  expect(fact("Place")).not.toHaveTextContent("Only you see this");
});

test("the owner has the file's name, size and digest at hand", async () => {
  const { fact, panel, user } = await openPage(exampleOwnImage({ details: exampleDetails() }));
  expect(fact("File")).toHaveTextContent("DSCF1234.jpg");
  expect(fact("File")).toHaveTextContent("8.4 MB");
  await user.click(panel.getByRole("button", { name: "Copy SHA-256" }));
  expect(await panel.findByRole("button", { name: "SHA-256 copied" })).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe("a".repeat(64));
});

test("AVIF is offered before WebP, and neither mixes with the other", async () => {
  const renditions = ["avif", "webp"].flatMap((format) =>
    [320, 1280].map((width) => ({ width, height: width, format, url: `https://p.example/${String(width)}.${format}` })),
  );
  await openPage(exampleImage({ renditions }));
  const img = screen.getByRole("img", { name: "The quay" });
  const source = img.parentElement?.querySelector("source");
  expect(source).toHaveAttribute("type", "image/avif");
  expect(source?.getAttribute("srcset")).toBe("https://p.example/320.avif 320w, https://p.example/1280.avif 1280w");
  expect(img.getAttribute("srcset")).toBe("https://p.example/320.webp 320w, https://p.example/1280.webp 1280w");
  expect(img).toHaveAttribute("src", "https://p.example/1280.webp");
});

test("words for halves of facts, and for the south and the west", () => {
  const nothing = { camera: null, lens: null, focal_length: null, aperture: null, exposure_time: null, iso: null };
  expect(exposureText(nothing)).toBe("");
  expect(exposureText({ ...nothing, focal_length: 6.86, iso: 50 })).toBe("6.9 mm · ISO 50");
  expect(locationText({ latitude: -33.9, longitude: -0.5 })).toBe("33.90000° S, 0.50000° W");
  expect(mapHref({ latitude: -33.9, longitude: 18.4 })).toContain("#map=15/-33.90000/18.40000");
});
