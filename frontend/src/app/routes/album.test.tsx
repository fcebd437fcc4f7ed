import { screen, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { afterEach, expect, test } from "vitest";

import { dismissToasts } from "@/components/toasts/toast-store";
import type { Album, Archive } from "@/lib/api/types";
import { answer } from "@/testing/answers";
import { exampleAlbum, exampleError, exampleOwnImage, examplePage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

afterEach(dismissToasts);

const TITLES = ["Quay", "Fog", "Lamp"];
const pictures = TITLES.map((title) => exampleOwnImage({ id: title.toLowerCase(), title }));

async function open(changes: Partial<Album> = {}) {
  const album = exampleAlbum({ id: "a1", title: "Harbour", item_count: 3, ...changes });
  server.use(http.get("/api/v1/albums/a1", () => HttpResponse.json(album, { headers: { ETag: '"1"' } })));
  answer("get", "/albums/a1/items", examplePage(pictures));
  answer("get", "/albums/a1/held", { results: [], next_cursor: null });
  answer("get", "/albums", { results: [], next_cursor: null });
  const view = renderApp("/albums/a1");
  await screen.findByRole("heading", { name: "Harbour" });
  return { ...view, album };
}

/** Answers changes of the album, each with the next version; returns what they were. */
function answerChanges(album: Album) {
  const seen: { version: string | null; body: unknown }[] = [];
  server.use(
    http.patch("/api/v1/albums/a1", async ({ request }) => {
      const body = (await request.json()) as Partial<Album>;
      seen.push({ version: request.headers.get("If-Match"), body });
      return HttpResponse.json({ ...album, ...body }, { headers: { ETag: `"${String(seen.length + 1)}"` } });
    }),
  );
  return seen;
}

async function rename(user: Awaited<ReturnType<typeof open>>["user"], title: string) {
  await user.click(screen.getByRole("button", { name: "Edit the title" }));
  await user.clear(screen.getByRole("textbox", { name: "The title" }));
  await user.type(screen.getByRole("textbox", { name: "The title" }), `${title}{Enter}`);
}

test("the title is changed in its place, for the version that was seen, and back by undo", async () => {
  const { user, album } = await open();
  const changes = answerChanges(album);
  await rename(user, "Winter");
  expect(screen.getByRole("heading", { name: "Winter" })).toBeVisible();
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(await screen.findByRole("heading", { name: "Harbour" })).toBeVisible();
  expect(changes).toEqual([
    { version: '"1"', body: { title: "Winter" } },
    { version: '"2"', body: { title: "Harbour" } },
  ]);
});

test("Escape keeps the title as it was", async () => {
  const { user } = await open();
  await user.click(screen.getByRole("button", { name: "Edit the title" }));
  await user.keyboard("Something else{Escape}");
  expect(screen.getByRole("heading", { name: "Harbour" })).toBeVisible();
});

test("who was too late sees the album as it is now, and that their text was not saved", async () => {
  const { user, album } = await open();
  answer("patch", "/albums/a1", exampleError("It has changed.", { code: "precondition_failed" }), 412);
  const theirs = { ...album, title: "Their title" };
  server.use(http.get("/api/v1/albums/a1", () => HttpResponse.json(theirs, { headers: { ETag: '"9"' } })));
  await rename(user, "Winter");
  expect(await screen.findByText(/Your text was not saved/)).toBeVisible();
  expect(await screen.findByRole("heading", { name: "Their title" })).toBeVisible();
});

test("a picture is moved by keys and stays there; Escape leaves it where it was", async () => {
  const { user } = await open();
  const moves = answer("post", "/albums/a1/items/move", null, 204);
  await user.click(await screen.findByRole("button", { name: "Arrange" }));
  screen.getByRole("button", { name: "Quay, place 1" }).focus();
  await user.keyboard(" {ArrowRight}{ArrowRight}");
  expect(screen.getByText("Place 3 of 3.")).toBeInTheDocument();
  await user.keyboard("{Escape}");
  expect(screen.getByRole("button", { name: "Quay, place 1" })).toHaveFocus();
  await user.keyboard(" {ArrowRight} ");
  expect(screen.getByRole("button", { name: "Quay, place 2" })).toHaveFocus();
  await user.click(screen.getByRole("button", { name: "Done" }));
  const links = await screen.findAllByRole("link", { name: /Quay|Fog|Lamp/ });
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["/i/fog", "/i/quay", "/i/lamp"]);
  expect(moves.map(({ body }) => body)).toEqual([{ image_id: "quay", after: "fog" }]);
});

test("a move that is refused is taken back", async () => {
  const { user } = await open();
  answer("post", "/albums/a1/items/move", exampleError("Try again."), 409);
  await user.click(await screen.findByRole("button", { name: "Arrange" }));
  screen.getByRole("button", { name: "Quay, place 1" }).focus();
  await user.keyboard(" {End} ");
  expect(await screen.findByText("It could not be moved. Try again.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Quay, place 1" })).toBeVisible();
});

test("pictures taken out come back to where they were", async () => {
  const { user } = await open();
  const removed = answer("post", "/albums/a1/items/remove", { results: [{ id: "fog", ok: true, error: null }] });
  const added = answer("post", "/albums/a1/items", { results: [{ id: "fog", ok: true, error: null }] });
  const moves = answer("post", "/albums/a1/items/move", null, 204);
  await user.click(await screen.findByRole("checkbox", { name: "Select Fog" }));
  await user.click(screen.getByRole("button", { name: "Remove from album" }));
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(await screen.findByRole("link", { name: "Fog" })).toBeVisible();
  expect([removed[0]?.body, added[0]?.body]).toEqual([{ image_ids: ["fog"] }, { image_ids: ["fog"] }]);
  await expect.poll(() => moves.map(({ body }) => body)).toEqual([{ image_id: "fog", before: "lamp" }]);
});

test("the album is packed, with how far it is, and its files are saved by name", async () => {
  const { user } = await open();
  const archive: Archive = {
    id: "z1",
    kind: "album",
    album_id: "a1",
    title: "Harbour",
    state: "running",
    progress: { images_done: 1, images_total: 3, bytes_done: 10, bytes_total: 30 },
    files: [],
    error_detail: null,
    created_at: "2026-03-01T12:00:00Z",
    finished_at: null,
    expires_at: null,
  };
  const ready = { ...archive, state: "ready", files: [{ filename: "Harbour.zip", size: 30_000, image_count: 3 }] };
  answer("post", "/albums/a1/archives", archive, 202);
  answer("get", "/archives/z1", ready);
  await user.click(screen.getByRole("button", { name: "Download" }));
  expect(await screen.findByText("Packing: 1 of 3 pictures")).toBeVisible();
  expect(screen.getByRole("progressbar", { name: "Packing" })).toHaveAttribute("value", "1");
  expect(await screen.findByRole("button", { name: "Save Harbour.zip" })).toBeVisible();
});

test("an album is deleted for good only after a word has been typed", async () => {
  const { user, router } = await open();
  const requests = answer("delete", "/albums/a1", null, 204);
  await user.click(screen.getByRole("button", { name: "More" }));
  await user.click(screen.getByRole("menuitem", { name: "Delete the album" }));
  const dialog = within(screen.getByRole("dialog", { name: "Delete this album?" }));
  await user.type(dialog.getByRole("textbox", { name: "Type “delete” to go on" }), "delet");
  expect(dialog.getByRole("button", { name: "Delete for good" })).toBeDisabled();
  await user.keyboard("e{Enter}");
  await expect.poll(() => router.state.location.pathname).toBe("/albums");
  expect(requests).toHaveLength(1);
});

test("whoever is invited accepts first, and has nothing to change", async () => {
  const { user } = await open({ my_role: null, is_invited: true });
  expect(screen.queryByRole("button", { name: "Edit the title" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Share" })).not.toBeInTheDocument();
  const accepted = answer("put", "/albums/a1/membership", exampleAlbum());
  await user.click(screen.getByRole("button", { name: "Accept" }));
  await expect.poll(() => accepted.length).toBe(1);
});
