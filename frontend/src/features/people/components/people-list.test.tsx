import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import type { Person } from "@/lib/api/types";
import { answer } from "@/testing/answers";
import { exampleError, exampleImage, exampleOwner, examplePage, exampleUser } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const tom = exampleUser({ handle: "tom", display_name: "Tom Okafor", follower_count: 2, following_count: 1 });

function person(handle: string, changes: Partial<Person> = {}): Person {
  const who = exampleOwner({ handle, display_name: handle });
  return { ...who, followed_by_me: false, blocked_by_me: false, is_me: false, ...changes };
}

function showTom() {
  answer("get", "/images", examplePage([]));
  return renderApp("/u/tom", { page: { kind: "user", user: tom, images: examplePage([]) } });
}

test("who follows somebody, page by page, with the way to each", async () => {
  const { user, router } = showTom();
  const first = answer("get", "/users/tom/followers", {
    results: [person("ann", { followed_by_me: true })],
    next_cursor: "more",
  });
  await user.click(await screen.findByRole("button", { name: "2 followers" }));
  const sheet = within(await screen.findByRole("dialog", { name: "Followers of Tom Okafor" }));
  expect(await sheet.findByRole("link", { name: /ann.*You follow them/ })).toHaveAttribute("href", "/u/ann");
  const second = answer("get", "/users/tom/followers", { results: [person("ben", { is_me: true })], next_cursor: null });
  await user.click(sheet.getByRole("button", { name: "Show more" }));
  expect(await sheet.findByRole("link", { name: /ben.*You/ })).toBeVisible();
  expect([first[0]?.query, second[0]?.query]).toEqual([{}, { cursor: "more" }]);
  await user.click(sheet.getByRole("link", { name: /^ann/ }));
  expect(router.state.location.pathname).toBe("/u/ann");
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("whom somebody follows; a list that fails can be asked for again", async () => {
  const { user } = showTom();
  answer("get", "/users/tom/following", exampleError("Wait a minute."), 429);
  await user.click(await screen.findByRole("button", { name: "1 following" }));
  const sheet = within(await screen.findByRole("dialog", { name: "Whom Tom Okafor follows" }));
  expect(await sheet.findByRole("alert")).toHaveTextContent("The list could not be loaded. Wait a minute.");
  answer("get", "/users/tom/following", { results: [], next_cursor: null });
  await user.click(sheet.getByRole("button", { name: "Try again" }));
  expect(await sheet.findByText("Nobody whom you can see.")).toBeVisible();
});

test("who likes a picture; there is no list of nobody", async () => {
  const image = exampleImage({ like_count: 3 });
  const { user, unmount } = renderApp("/i/image-1", { page: { kind: "image", image } });
  answer("get", "/images/image-1/likes", { results: [person("ann")], next_cursor: null });
  await user.click(await screen.findByRole("button", { name: "Liked by 3 people" }));
  const sheet = within(await screen.findByRole("dialog", { name: "Liked by" }));
  expect(await sheet.findByRole("link", { name: /ann/ })).toHaveAttribute("href", "/u/ann");
  unmount();
  renderApp("/i/image-1", { page: { kind: "image", image: exampleImage() } });
  expect(await screen.findByRole("heading", { name: "The quay" })).toBeVisible();
  expect(screen.queryByRole("button", { name: /^Liked by/ })).not.toBeInTheDocument();
});
