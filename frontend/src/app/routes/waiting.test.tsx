import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer } from "@/testing/answers";
import { exampleAlbum, exampleError, exampleOwnImage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const gus = { image: exampleOwnImage({ id: "of-gus" }), name: "Gus", person: null };
const tom = {
  image: exampleOwnImage({ id: "of-tom" }),
  name: "Tom",
  person: { handle: "tom", display_name: "Tom Okafor", avatar_url: null },
};

function show() {
  answer("get", "/albums/album-1", exampleAlbum());
  answer("get", "/albums/album-1/held", { results: [gus, tom], next_cursor: null });
  return renderApp("/albums/album-1/waiting");
}

test("a picture is let in: it leaves the list at once", async () => {
  const { user } = show();
  const requests = answer("post", "/albums/album-1/items", { results: [{ id: "of-gus", ok: true, error: null }] });
  expect(await screen.findByRole("link", { name: "@tom" })).toHaveAttribute("href", "/u/tom");
  await user.click(screen.getByRole("button", { name: "Let in the picture of Gus" }));
  await waitFor(() => {
    expect(screen.queryByRole("button", { name: "Let in the picture of Gus" })).not.toBeInTheDocument();
  });
  expect(requests[0]?.body).toEqual({ image_ids: ["of-gus"] });
});

test("a picture that the album does not take comes back, with the reason", async () => {
  const { user } = show();
  const error = { code: "album_full", detail: "The album is full." };
  answer("post", "/albums/album-1/items", { results: [{ id: "of-gus", ok: false, error }] });
  await user.click(await screen.findByRole("button", { name: "Let in the picture of Gus" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("The album is full.");
  expect(screen.getByRole("button", { name: "Let in the picture of Gus" })).toBeVisible();
});

test("a declined picture can be taken back", async () => {
  const { user } = show();
  answer("delete", "/images/of-tom", null, 204);
  await user.click(await screen.findByRole("button", { name: "Decline the picture of Tom" }));
  expect(await screen.findByText("Declined. It is in your trash.")).toBeVisible();
  expect(screen.queryByText("@tom")).not.toBeInTheDocument();
  const restored = answer("post", "/images/of-tom/restore", tom.image);
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByText("@tom")).toBeVisible();
  expect(restored).toHaveLength(1);
});

test("nothing waits", async () => {
  answer("get", "/albums/album-1", exampleAlbum());
  answer("get", "/albums/album-1/held", { results: [], next_cursor: null });
  renderApp("/albums/album-1/waiting");
  expect(await screen.findByText(/Nothing waits for you here/)).toBeVisible();
});

test("it is for the album's owner alone", async () => {
  answer("get", "/albums/album-1", exampleAlbum({ my_role: "contributor" }));
  answer("get", "/albums/album-1/held", exampleError("There is nothing here.", { code: "not_found" }), 404);
  renderApp("/albums/album-1/waiting");
  expect(await screen.findByRole("heading", { name: "Not found" })).toBeInTheDocument();
});
