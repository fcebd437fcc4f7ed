import { createEvent, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import { dismissToasts } from "@/components/toasts/toast-store";
import { answer } from "@/testing/answers";
import { exampleAlbum, exampleError, exampleOwnImage, examplePage, exampleUser } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

afterEach(dismissToasts);

const quay = exampleOwnImage({ id: "quay", title: "The quay" });
const fog = exampleOwnImage({ id: "fog", title: "Fog" });
const lamp = exampleOwnImage({ id: "lamp", title: "Lamp" });

/** What the browser carries while something is dragged; jsdom has none. */
class Carried {
  effectAllowed = "";
  dropEffect = "";
  private readonly data = new Map<string, string>();
  get types() {
    return [...this.data.keys()];
  }
  setData(type: string, value: string) {
    this.data.set(type, value);
  }
  setDragImage() {
    return undefined;
  }
}

const done = (id: string, already = false) => ({ id, ok: true, error: null, already });

async function show(albums = [exampleAlbum({ id: "party" })]) {
  const page = { kind: "user", user: exampleUser({ is_me: true }), images: examplePage([quay, fog, lamp]) } as const;
  answer("get", "/images", examplePage([quay, fog, lamp]));
  answer("get", "/albums", { results: albums, next_cursor: null });
  answer("get", "/albums/party", exampleAlbum({ id: "party" }));
  const view = renderApp("/u/rosa", { page });
  return { ...view, link: await screen.findByRole("link", { name: "The quay" }) };
}

function drag(element: Element): Carried {
  const dataTransfer = new Carried();
  fireEvent.dragStart(element, { dataTransfer });
  return dataTransfer;
}

async function albumOnShelf(title: string): Promise<Element> {
  const shelf = within(await screen.findByRole("region", { name: "Albums to drop pictures on" }));
  const album = (await shelf.findByText(title)).closest(".drop-album");
  if (!album) throw new Error(`${title} is not on the shelf.`);
  return album;
}

test("a picture dropped on an album is in it, and out again by undo", async () => {
  const { user, link } = await show();
  expect(screen.queryByRole("region", { name: "Albums to drop pictures on" })).not.toBeInTheDocument();
  const dataTransfer = drag(link);
  const album = await albumOnShelf("Party");
  const over = createEvent.dragOver(album, { dataTransfer });
  fireEvent(album, over);
  expect([over.defaultPrevented, dataTransfer.dropEffect]).toEqual([true, "copy"]);
  const added = answer("post", "/albums/party/items", { results: [done("quay")] });
  fireEvent.drop(album, { dataTransfer });
  fireEvent.dragEnd(link, { dataTransfer });
  expect(await screen.findByText("1 picture is in “Party” now.")).toBeVisible();
  expect(screen.queryByRole("region", { name: "Albums to drop pictures on" })).not.toBeInTheDocument();
  expect(added[0]?.body).toEqual({ image_ids: ["quay"] });

  const removed = answer("post", "/albums/party/items/remove", { results: [done("quay")] });
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => {
    expect(removed[0]?.body).toEqual({ image_ids: ["quay"] });
  });
});

test("with one of the chosen all of them go along, and undo leaves what was in the album before", async () => {
  const { user, link } = await show();
  await user.click(screen.getByRole("checkbox", { name: "Select The quay" }));
  await user.click(screen.getByRole("checkbox", { name: "Select Fog" }));
  const dataTransfer = drag(link);
  const added = answer("post", "/albums/party/items", { results: [done("quay", true), done("fog")] });
  fireEvent.drop(await albumOnShelf("Party"), { dataTransfer });
  expect(await screen.findByText("1 picture is in “Party” now.")).toBeVisible();
  expect(added[0]?.body).toEqual({ image_ids: ["quay", "fog"] });
  const removed = answer("post", "/albums/party/items/remove", { results: [done("fog")] });
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => {
    expect(removed[0]?.body).toEqual({ image_ids: ["fog"] });
  });
});

test("a picture that is not among the chosen goes alone; one that was there already says so", async () => {
  const { user } = await show();
  await user.click(screen.getByRole("checkbox", { name: "Select Fog" }));
  const dataTransfer = drag(screen.getByRole("link", { name: "Lamp" }));
  const added = answer("post", "/albums/party/items", { results: [done("lamp", true)] });
  fireEvent.drop(await albumOnShelf("Party"), { dataTransfer });
  expect(await screen.findByText("“Party” has this picture already.")).toBeVisible();
  expect(added[0]?.body).toEqual({ image_ids: ["lamp"] });
});

test("what is refused is said", async () => {
  const { link } = await show();
  const dataTransfer = drag(link);
  const album = await albumOnShelf("Party");
  answer("post", "/albums/party/items", exampleError("Wait a minute."), 429);
  fireEvent.drop(album, { dataTransfer });
  expect(await screen.findByText("They could not be added to “Party”. Wait a minute.")).toBeVisible();
});

test("without albums the shelf says how to make one", async () => {
  const { link } = await show([]);
  drag(link);
  expect(await screen.findByText(/You have no album to drop them on yet/)).toBeVisible();
});

test("an album takes nothing but pictures of the page", async () => {
  const { link } = await show();
  drag(link);
  const album = await albumOnShelf("Party");
  const over = createEvent.dragOver(album, { dataTransfer: new Carried() });
  fireEvent(album, over);
  expect(over.defaultPrevented).toBe(false);
});
