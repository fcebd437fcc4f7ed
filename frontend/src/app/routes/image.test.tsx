import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";

import type { Image } from "@/lib/api/types";
import { answer, held } from "@/testing/answers";
import { exampleError, exampleImage, exampleOwnImage, examplePage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const shown = (image: Image) => ({ page: { kind: "image", image } as const });

test("somebody else's picture: title, owner, tags, text alternative, and no way to change it", async () => {
  answer("get", "/images/image-1", exampleImage({ alt_text: "Boats at a quay", tags: ["sea", "dusk"] }));
  renderApp("/i/image-1");
  expect(await screen.findByRole("heading", { level: 1, name: "The quay" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Tom Okafor" })).toHaveAttribute("href", "/u/tom");
  expect(screen.getByRole("img", { name: "Boats at a quay" })).toBeVisible();
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["sea", "dusk"]);
  expect(screen.getByText("3000 × 2000 px")).toBeVisible();
  expect(document.title).toBe("The quay · ImageShare");
  expect(screen.queryByRole("button", { name: "Edit" })).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Delete" })).not.toBeInTheDocument();
});

test("one's own picture says who sees it", async () => {
  renderApp("/i/image-1", shown(exampleOwnImage({ visibility: "unlisted" })));
  const term = await screen.findByText("Seen by");
  expect(term.nextElementSibling).toHaveTextContent("Unlisted");
});

test("a picture that is not there, or not for oneself", async () => {
  answer("get", "/images/gone", exampleError("Not found.", { code: "not_found" }), 404);
  renderApp("/i/gone");
  expect(await screen.findByRole("heading", { name: "Not found" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "To the feed" })).toHaveAttribute("href", "/");
});

test("a picture that could not be loaded is asked for again on request", async () => {
  answer("get", "/images/image-1", exampleError("Wait a minute."), 429);
  const { user } = renderApp("/i/image-1");
  expect(await screen.findByRole("alert")).toHaveTextContent("This picture could not be loaded. Wait a minute.");
  answer("get", "/images/image-1", exampleImage());
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { name: "The quay" })).toBeVisible();
});

test("a file that stays broken can be tried again with the new address, whatever the old one does", async () => {
  const renewed = exampleImage({
    renditions: [{ width: 320, height: 213, format: "webp", url: "https://fresh.example/1" }],
  });
  const { user } = renderApp("/i/image-1", shown(exampleImage()));
  answer("get", "/images/image-1", exampleImage());
  fireEvent.error(await screen.findByRole("img", { name: "The quay" }));
  // Asked once by itself; each attempt is an element of its own.
  const first = screen.getByRole("img", { name: "The quay" });
  await waitFor(() => {
    expect(screen.getByRole("img", { name: "The quay" })).not.toBe(first);
  });
  fireEvent.error(screen.getByRole("img", { name: "The quay" }));
  expect(screen.getByRole("alert")).toHaveTextContent("This picture could not be loaded.");

  const again = held(renewed);
  answer("get", "/images/image-1", again.content);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  fireEvent.error(screen.getByRole("img", { name: "The quay" }));
  again.release();
  expect(await screen.findByRole("img", { name: "The quay" })).toHaveAttribute("src", "https://fresh.example/1");
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("arrow keys leaf through the list one came from, Escape goes back to it", async () => {
  const images = examplePage([exampleImage({ id: "a", title: "A" }), exampleImage({ id: "b", title: "B" })]);
  answer("get", "/images/a", exampleImage({ id: "a", title: "A" }));
  answer("get", "/images/b", exampleImage({ id: "b", title: "B" }));
  const { user, router } = renderApp("/", { page: { kind: "feed", images } });
  await user.click(screen.getByRole("link", { name: "A" }));
  expect(await screen.findByRole("heading", { name: "A" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Previous picture" })).not.toBeInTheDocument();

  await user.keyboard("{ArrowRight}");
  expect(await screen.findByRole("heading", { name: "B" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Next picture" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Previous picture" }));
  expect(await screen.findByRole("heading", { name: "A" })).toBeVisible();

  await user.keyboard("{Escape}");
  expect(await screen.findByRole("heading", { name: "Feed" })).toBeInTheDocument();
  expect(router.state.location.pathname).toBe("/");
  expect(screen.getByRole("main")).toHaveFocus();
});

test("visitors may look at a picture and copy its link, but not download it", async () => {
  renderApp("/i/image-1", { me: null, ...shown(exampleImage()) });
  expect(await screen.findByRole("heading", { name: "The quay" })).toBeVisible();
  const panel = within(screen.getByRole("complementary", { name: "About this picture" }));
  expect(panel.queryByRole("button", { name: "Download" })).not.toBeInTheDocument();
  expect(panel.getByRole("button", { name: "Copy link" })).toBeVisible();
});

test("the copied link is the lasting address", async () => {
  const { user } = renderApp("/i/image-1", shown(exampleImage()));
  await user.click(await screen.findByRole("button", { name: "Share" }));
  await user.click(await screen.findByRole("button", { name: "Copy link" }));
  expect(await screen.findByRole("button", { name: "Link copied" })).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe("http://localhost:8000/i/image-1");
});
