import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";

import type { Image } from "@/lib/api/types";
import { answer, held } from "@/testing/answers";
import { exampleAlbum, exampleComment, exampleDetails, exampleImage, exampleOwnImage, exampleOwner } from "@/testing/examples";
import { becomePhone } from "@/testing/media";
import { renderApp } from "@/testing/render-app";

beforeEach(becomePhone);

async function open(image: Image, button: RegExp | string, title: string) {
  const view = renderApp("/i/image-1", { page: { kind: "image", image } });
  await view.user.click(await screen.findByRole("button", { name: button }));
  return { ...view, sheet: within(await screen.findByRole("dialog", { name: title })) };
}

test("the facts are in a sheet, with the albums of one's own picture", async () => {
  answer("get", "/images/image-1/albums", {
    results: [
      exampleAlbum({ title: "Party" }),
      exampleAlbum({ id: "b", title: "Coast", my_role: "contributor", owner: exampleOwner({ display_name: "Tom Okafor" }) }),
    ],
    next_cursor: null,
  });
  const { sheet } = await open(exampleOwnImage({ details: exampleDetails(), tags: ["sea"] }), "Details", "Details");
  expect(sheet.getByText("Fujifilm X-T5")).toBeVisible();
  expect(await sheet.findByRole("link", { name: "Party" })).toHaveAttribute("href", "/albums/album-1");
  expect(sheet.getByRole("link", { name: "Coast" }).closest("li")).toHaveTextContent("Coast by Tom Okafor");
});

test("nobody is asked which albums somebody else's picture is in", async () => {
  const asked = answer("get", "/images/image-1/albums", { results: [], next_cursor: null });
  const { sheet } = await open(exampleImage({ details: exampleDetails() }), "Details", "Details");
  expect(sheet.queryByText("Albums")).not.toBeInTheDocument();
  expect(asked).toHaveLength(0);
});

test("comments are in a sheet; what is written and not sent is there again after it was closed", async () => {
  answer("get", "/images/image-1/comments", { results: [exampleComment()], next_cursor: null });
  const { user, sheet } = await open(exampleImage({ comment_count: 1 }), "1 comment", "Comments");
  expect(await sheet.findByText("What a light!")).toBeVisible();
  await user.type(sheet.getByLabelText("Add a comment"), "Where is");
  await user.click(sheet.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "1 comment" })).toHaveFocus();
  await user.click(screen.getByRole("button", { name: "1 comment" }));
  expect(await screen.findByLabelText("Add a comment")).toHaveValue("Where is");
});

test("sizes to download are in a sheet, which closes once the file is on its way", async () => {
  const { user, sheet } = await open(exampleImage(), "Download", "Download");
  expect(sheet.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "Full size3000 × 2000",
    "1280 px wide1280 × 853",
    "320 px wide320 × 213",
  ]);
  const file = held({ url: "#file", filename: "quay.webp", expires_at: "2099-01-01T12:00:00Z" });
  const requests = answer("post", "/images/image-1/downloads", file.content);
  await user.click(sheet.getByRole("button", { name: /^1280 px wide/ }));
  expect(await sheet.findByText("Preparing …")).toBeVisible();
  file.release();
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
  expect(requests[0]?.body).toEqual({ rendition: "1280" });
});

test("a sheet is dragged away by its head, but not by a little", async () => {
  const { sheet } = await open(exampleImage(), "Details", "Details");
  const head = sheet.getByRole("heading", { name: "Details" });
  const drag = (distance: number) => {
    fireEvent.pointerDown(head, { button: 0, clientY: 100 });
    fireEvent.pointerMove(window, { clientY: 100 + distance });
    fireEvent.pointerUp(window, { clientY: 100 + distance });
  };
  drag(20);
  drag(-200);
  expect(screen.getByRole("dialog", { name: "Details" })).toBeVisible();
  drag(200);
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
});

test("what is in the sheets is not on the page as well", async () => {
  renderApp("/i/image-1", { page: { kind: "image", image: exampleImage() } });
  expect(await screen.findByRole("button", { name: "Details" })).toBeVisible();
  expect(screen.queryByText("3000 × 2000 px")).not.toBeInTheDocument();
});
