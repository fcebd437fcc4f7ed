import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import type { Image, User } from "@/lib/api/types";
import { answer } from "@/testing/answers";
import { exampleError, exampleImage, exampleOwnImage, examplePage, exampleUser } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const tom = exampleUser({ handle: "tom", display_name: "Tom Okafor", bio: "Lamps.", image_count: 1 });

const profile = (user: User, images: Image[], more: string | null = null) =>
  ({ page: { kind: "user", user, images: examplePage(images, more) } }) as const;

test("somebody's profile: who they are, their pictures, nothing to edit", async () => {
  answer("get", "/users/tom", tom);
  const requests = answer("get", "/images", examplePage([exampleImage()]));
  renderApp("/u/tom");
  expect(await screen.findByRole("heading", { level: 1, name: "Tom Okafor" })).toBeVisible();
  expect(screen.getByText("@tom · 1 public picture")).toBeVisible();
  expect(screen.getByText("Lamps.")).toBeVisible();
  expect(await screen.findByRole("link", { name: "The quay" })).toBeVisible();
  expect(requests[0]?.query).toEqual({ owner: "tom" });
  expect(document.title).toBe("Tom Okafor (@tom) · ImageShare");
  expect(screen.queryByRole("button", { name: "Edit profile" })).not.toBeInTheDocument();
});

test("a handle that nobody has", async () => {
  answer("get", "/users/nobody", exampleError("Not found.", { code: "not_found" }), 404);
  renderApp("/u/nobody");
  expect(await screen.findByRole("heading", { name: "Not found" })).toBeInTheDocument();
});

test("a profile that could not be loaded is asked for again on request", async () => {
  answer("get", "/users/tom", exampleError("Wait a minute."), 429);
  const { user } = renderApp("/u/tom");
  expect(await screen.findByRole("alert")).toHaveTextContent("This profile could not be loaded. Wait a minute.");
  answer("get", "/users/tom", tom);
  answer("get", "/images", examplePage([]));
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Tom Okafor has not shared a picture yet.")).toBeVisible();
  expect(screen.queryByRole("link", { name: "Upload some" })).not.toBeInTheDocument();
});

test("one's own pictures tell which of them others do not find", async () => {
  const images = [
    exampleOwnImage({ id: "a", title: "Open", visibility: "public" }),
    exampleOwnImage({ id: "b", title: "Linked", visibility: "unlisted" }),
    exampleOwnImage({ id: "c", title: "Hidden", visibility: "private" }),
  ];
  renderApp("/u/rosa", profile(exampleUser(), images));
  expect(await screen.findByRole("link", { name: "Open" })).toBeVisible();
  expect(screen.getByRole("link", { name: /^Linked ?Unlisted$/ })).toBeVisible();
  expect(screen.getByRole("link", { name: /^Hidden ?Private$/ })).toBeVisible();
  expect(screen.getByRole("link", { name: "Your pictures" })).toHaveAttribute("aria-current", "page");
});

test("without pictures of one's own there is a way to upload some", async () => {
  renderApp("/u/rosa", profile(exampleUser({ image_count: 0 }), []));
  expect(await screen.findByText("You have no pictures here yet.")).toBeVisible();
  expect(screen.getByText("@rosa · 0 public pictures")).toBeVisible();
  expect(screen.getByRole("link", { name: "Upload some" })).toHaveAttribute("href", "/upload");
});

test("visitors who want more are asked to sign in, and come back to the profile", async () => {
  renderApp("/u/tom", { me: null, ...profile(tom, [exampleImage()], "more") });
  const link = await screen.findByRole("link", { name: "Sign in to see more" });
  expect(link).toHaveAttribute("href", "/sign-in/?next=%2Fu%2Ftom");
});
