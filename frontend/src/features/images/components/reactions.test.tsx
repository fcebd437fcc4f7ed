import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer, held } from "@/testing/answers";
import { exampleDetails, exampleError, exampleImage, exampleOwnImage, examplePage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const image = exampleImage({ like_count: 1, details: exampleDetails({ private: null }) });

async function open(shown = image) {
  const view = renderApp("/i/image-1", { page: { kind: "image", image: shown } });
  await screen.findByRole("heading", { level: 1, name: "The quay" });
  return { ...view, panel: within(screen.getByRole("complementary", { name: "About this picture" })) };
}

test("a like shows at once, by button and by key", async () => {
  const { user, panel } = await open();
  const liked = held({ ...image, liked_by_me: true, like_count: 2 });
  answer("put", "/images/image-1/like", liked.content);
  await user.click(panel.getByRole("button", { name: "Like, 1 like" }));
  expect(await panel.findByRole("button", { name: "Like, 2 likes" })).toHaveAttribute("aria-pressed", "true");
  liked.release();
  const taken = answer("delete", "/images/image-1/like", null, 204);
  await user.keyboard("l");
  expect(await panel.findByRole("button", { name: "Like, 1 like" })).toHaveAttribute("aria-pressed", "false");
  await waitFor(() => {
    expect(taken).toHaveLength(1);
  });
});

test("a like that was refused is taken back and says why", async () => {
  const { user, panel } = await open();
  answer("put", "/images/image-1/like", exampleError("You like too fast."), 429);
  await user.click(panel.getByRole("button", { name: "Like, 1 like" }));
  expect(await panel.findByRole("alert")).toHaveTextContent("You like too fast.");
  expect(panel.getByRole("button", { name: "Like, 1 like" })).toHaveAttribute("aria-pressed", "false");
});

test("a like given before all of the picture is here does not keep the rest away", async () => {
  const listed = exampleImage({ details: null });
  const first = held(image);
  answer("get", "/images", examplePage([listed]));
  answer("get", "/images/image-1", first.content);
  const { user } = renderApp("/", { page: { kind: "feed", images: examplePage([listed]) } });
  await user.click(screen.getByRole("link", { name: "The quay" }));
  expect(await screen.findByRole("button", { name: "Favourite" })).toHaveAttribute("aria-disabled", "true");
  answer("put", "/images/image-1/like", { ...image, liked_by_me: true });
  answer("get", "/images/image-1", { ...image, liked_by_me: true });
  await user.keyboard("l");
  await waitFor(() => {
    expect(screen.getByRole("button", { name: "Favourite" })).toHaveAttribute("aria-disabled", "false");
  });
  first.release();
});

test("a favourite is kept and let go", async () => {
  const { user, panel } = await open();
  const kept = answer("put", "/images/image-1/favourite", null, 204);
  await user.keyboard("f");
  await waitFor(() => {
    expect(panel.getByRole("button", { name: "Favourite" })).toHaveAttribute("aria-pressed", "true");
  });
  await waitFor(() => {
    expect(kept).toHaveLength(1);
  });
  answer("delete", "/images/image-1/favourite", exampleError("Wait a minute."), 429);
  await user.click(panel.getByRole("button", { name: "Favourite" }));
  expect(await panel.findByRole("alert")).toHaveTextContent("Wait a minute.");
  expect(panel.getByRole("button", { name: "Favourite" })).toHaveAttribute("aria-pressed", "true");
});

test("following shows at once and is taken back if it is refused", async () => {
  const { user, panel } = await open();
  answer("put", "/users/tom/follow", exampleError("Wait a minute."), 429);
  await user.click(await panel.findByRole("button", { name: "Follow Tom Okafor" }));
  expect(await panel.findByRole("alert")).toHaveTextContent("Wait a minute.");
  expect(panel.getByRole("button", { name: "Follow Tom Okafor" })).toHaveAttribute("aria-pressed", "false");
});

test("visitors are asked to sign in for a like", async () => {
  renderApp("/i/image-1", { me: null, page: { kind: "image", image } });
  const link = await screen.findByRole("link", { name: /Sign in to like this picture/ });
  expect(link).toHaveAttribute("href", "/sign-in/?next=%2Fi%2Fimage-1");
});

test.each([
  ["waiting", "This picture waits for a moderator to look at it."],
  ["hidden", "A moderator has hidden this picture: only you see it."],
] as const)("a picture that is %s says so to its owner", async (state, words) => {
  await open(exampleOwnImage({ state }));
  expect(screen.getByText(new RegExp(words))).toBeVisible();
});

test("a sensitive picture is covered until somebody wants to see it", async () => {
  const { user } = await open(exampleImage({ id: "image-1", sensitive: true }));
  expect(screen.queryByRole("img", { name: "The quay" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Show it" }));
  expect(screen.getByRole("img", { name: "The quay" })).toBeVisible();
});
