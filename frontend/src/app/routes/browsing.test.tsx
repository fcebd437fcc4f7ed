import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer } from "@/testing/answers";
import { exampleError, exampleImage, exampleMe, exampleOwnImage, examplePage, exampleUser } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";
import { scrollToEnd } from "@/testing/views";

const quay = exampleImage({ id: "quay", title: "The quay" });
const feed = (...images: (typeof quay)[]) => ({ page: { kind: "feed", images: examplePage(images) } }) as const;
const tom = exampleUser({ handle: "tom", display_name: "Tom Okafor", follower_count: 1, following_count: 12 });

/** Until what comes after a page's first sight is there: the keys among it. */
const afterwards = () => screen.findByRole("region", { name: "What just happened" });

test("the bell says how much is unread, and the search field asks for what is typed", async () => {
  const { user, router } = renderApp("/", { me: exampleMe({ unread_count: 3 }), ...feed(quay) });
  const bar = within(screen.getByRole("banner"));
  expect(bar.getByRole("link", { name: "Notifications: 3 new ones" })).toHaveAttribute("href", "/notifications");
  answer("get", "/search/suggestions", { words: [], tags: [], people: [] });
  answer("get", "/images", examplePage([]));
  await afterwards();
  const field = await bar.findByRole("combobox", { name: "Search pictures, tags and people" });
  await user.keyboard("/");
  expect(field).toHaveFocus();
  await user.keyboard("blue ferry{Enter}");
  await waitFor(() => {
    expect(router.state.location.pathname + router.state.location.search).toBe("/search?q=blue+ferry");
  });
});

test("? shows the keys, and Escape hides them", async () => {
  const { user } = renderApp("/", feed(quay));
  await afterwards();
  await user.keyboard("?");
  const dialog = within(await screen.findByRole("dialog", { name: "Keyboard shortcuts" }));
  expect(dialog.getByText("Next picture")).toBeVisible();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("l likes the picture with the focus, f keeps it; what the server refuses is taken back", async () => {
  const { user, container } = renderApp("/", feed(quay));
  const liked = answer("put", "/images/quay/like", {});
  const kept = answer("put", "/images/quay/favourite", null, 204);
  await user.keyboard("j");
  // What these keys do is loaded after the pictures.
  await waitFor(() => {
    expect(container.querySelector(".tile-note")).toBeInTheDocument();
  });
  await user.keyboard("l");
  expect(await screen.findByText("Liked")).toBeVisible();
  expect(screen.getByText("1")).toBeInTheDocument();
  await user.keyboard("f");
  expect(await screen.findByText("Among your favourites")).toBeVisible();
  expect([liked.length, kept.length]).toEqual([1, 1]);

  answer("delete", "/images/quay/like", exampleError("Wait a minute."), 429);
  await user.keyboard("l");
  expect(await screen.findByText("Wait a minute.")).toBeVisible();
  expect(screen.getByText("1")).toBeInTheDocument();
});

test("a sensitive picture is not loaded before somebody asks for it; one's own is", async () => {
  const sensitive = exampleImage({ id: "wound", title: "A wound", sensitive: true });
  const own = exampleOwnImage({ id: "own", title: "Mine", sensitive: true });
  const { user } = renderApp("/", feed(sensitive, own));
  expect(screen.getByRole("img", { name: "Mine" })).toBeInTheDocument();
  expect(screen.queryByRole("img", { name: "A wound" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: /Sensitive.*Show.*picture by Tom Okafor/ }));
  expect(await screen.findByRole("link", { name: "A wound" })).toHaveAttribute("href", "/i/wound");
});

test("the people one follows: their pictures, or what to do to see some", async () => {
  const requests = answer("get", "/feed/following", examplePage([]));
  const first = renderApp("/following");
  expect(await screen.findByText("Follow somebody, and what they share appears here.")).toBeVisible();
  expect(requests).toHaveLength(1);
  first.unmount();

  answer("get", "/feed/following", examplePage([quay]));
  renderApp("/following");
  expect(await screen.findByRole("link", { name: "The quay" })).toBeVisible();
  expect(screen.getByText("That is everything from the people you follow.")).toBeVisible();
});

test("following counts at once, blocking takes the pictures away until it is taken back", async () => {
  const { user } = renderApp("/u/tom", { page: { kind: "user", user: tom, images: examplePage([quay]) } });
  expect(await screen.findByText("1 follower")).toBeVisible();
  expect(screen.getByText("12 following")).toBeVisible();
  answer("put", "/users/tom/follow", { ...tom, followed_by_me: true });
  await user.click(screen.getByRole("button", { name: /^Follow ?Tom Okafor$/ }));
  expect(await screen.findByText("2 followers")).toBeVisible();

  answer("put", "/users/tom/block", null, 204);
  answer("get", "/users/tom", { ...tom, blocked_by_me: true });
  answer("get", "/images", examplePage([]));
  await user.click(screen.getByRole("button", { name: /^Block ?Tom Okafor$/ }));
  expect(await screen.findByText(/You have blocked Tom Okafor/)).toBeVisible();
  expect(screen.queryByRole("link", { name: "The quay" })).not.toBeInTheDocument();

  answer("delete", "/users/tom/block", null, 204);
  answer("get", "/users/tom", tom);
  answer("get", "/images", examplePage([quay]));
  await user.click(screen.getByRole("button", { name: "Unblock" }));
  expect(await screen.findByRole("link", { name: "The quay" })).toBeVisible();
});

test("somebody's albums are the second tab of their page", async () => {
  const { user } = renderApp("/u/tom", { page: { kind: "user", user: tom, images: examplePage([quay]) } });
  const album = { id: "a1", title: "Harbours", item_count: 4, cover: quay };
  answer("get", "/users/tom/albums", { results: [album], next_cursor: null });
  const tabs = within(await screen.findByRole("navigation", { name: "Of Tom Okafor" }));
  await user.click(tabs.getByRole("link", { name: "Albums" }));
  expect(await screen.findByRole("link", { name: /Harbours\s*4 pictures/ })).toHaveAttribute("href", "/albums/a1");
});

test("the timeline has one's months with a scrubber, and asks for a month when one comes near", async () => {
  const months = ["2026-11", "2026-03", "2025-12"].map((month, at) => ({ month, count: at + 1 }));
  answer("get", "/me/timeline", { results: months });
  const requests = answer("get", "/images", examplePage([exampleOwnImage({ id: "fog", title: "Fog" })]));
  renderApp("/timeline");
  expect(await screen.findByRole("heading", { name: /November 2026 1 picture/ })).toBeVisible();
  expect(screen.getByRole("slider", { name: "Month" })).toHaveAttribute("aria-valuetext", "November 2026");
  expect(requests).toHaveLength(0);
  act(scrollToEnd);
  await waitFor(() => {
    expect(screen.getAllByRole("link", { name: "Fog" })).toHaveLength(3);
  });
  expect(requests.map(({ query }) => query)).toContainEqual({ owner: "me", month: "2025-12", limit: "100" });
});
