import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { answer } from "@/testing/answers";
import { exampleArchive } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const page = (...results: ReturnType<typeof exampleArchive>[]) => ({ results, next_cursor: null });

const ready = exampleArchive({
  state: "ready",
  files: [{ filename: "imageshare-1.zip", size: 12_000_000, image_count: 3 }],
  expires_at: "2026-03-08T12:00:00Z",
});

test("asking for everything shows how far it is, until it is there", async () => {
  answer("get", "/archives", page());
  const asked = answer("post", "/me/exports", exampleArchive(), 202);
  const { user } = renderApp("/settings/data");
  expect(await screen.findByText("Nothing has been packed for you lately.")).toBeVisible();
  expect(screen.getByText(/12 MB of 20 GB/)).toBeVisible();
  const running = exampleArchive({
    state: "running",
    progress: { images_done: 1, images_total: 3, bytes_done: 1, bytes_total: null },
  });
  answer("get", "/archives", page(running));
  await user.click(screen.getByRole("button", { name: "Export everything" }));
  expect(await screen.findByText(/1 of 3 pictures packed/)).toBeVisible();
  expect(screen.getByRole("progressbar", { name: "Packed so far" })).toHaveValue(1);
  expect(asked).toHaveLength(1);

  answer("get", "/archives", page(ready));
  expect(await screen.findByRole("button", { name: /imageshare-1\.zip/ }, { timeout: 15_000 })).toBeVisible();
  expect(screen.getByText(/March 8, 2026/)).toBeVisible();
});

test("a file is saved from an address that is asked for at that moment", async () => {
  answer("get", "/archives", page(ready));
  const file = { url: "https://pictures.example/zip", filename: "imageshare-1.zip", size: 12, expires_at: "2026-03-01T12:05:00Z" };
  answer("post", "/archives/archive-1/downloads", { files: [file] }, 201);
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(this.href);
  });
  const { user } = renderApp("/settings/data");
  await user.click(await screen.findByRole("button", { name: /imageshare-1\.zip/ }));
  await vi.waitFor(() => {
    expect(clicked).toEqual(["https://pictures.example/zip"]);
  });
});

test("one that is being made can be called off; one that failed says why", async () => {
  answer("get", "/archives", page(exampleArchive(), exampleArchive({ id: "b", state: "failed", error_detail: "Too big." })));
  const { user } = renderApp("/settings/data");
  const list = await screen.findByRole("list", { name: "Your archives" });
  expect(within(list).getByText(/Too big\. Ask for it again/)).toBeVisible();
  const dropped = answer("delete", "/archives/archive-1", null, 204);
  answer("get", "/archives", page());
  await user.click(within(list).getByRole("button", { name: "Call off: Everything" }));
  expect(await screen.findByText("Nothing has been packed for you lately.")).toBeVisible();
  expect(dropped).toHaveLength(1);
});
