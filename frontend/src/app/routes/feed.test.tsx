import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer, held } from "@/testing/answers";
import { exampleError, exampleImage, examplePage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";
import { scrollToEnd } from "@/testing/views";

const quay = exampleImage({ id: "quay", title: "The quay" });
const fog = exampleImage({ id: "fog", title: "Fog", alt_text: "A ferry in thick fog" });
const lamp = exampleImage({ id: "lamp", title: "", alt_text: "" });

test("the feed says that it loads, then shows each picture as a link with its text alternative", async () => {
  const images = held(examplePage([quay, fog, lamp]));
  answer("get", "/images", images.content);
  renderApp("/");
  expect(screen.getByText("Loading pictures")).toBeInTheDocument();

  images.release();
  expect(await screen.findByRole("link", { name: "A ferry in thick fog" })).toHaveAttribute("href", "/i/fog");
  expect(screen.getByRole("link", { name: "The quay" })).toHaveAttribute("href", "/i/quay");
  expect(screen.getByRole("link", { name: "Picture by Tom Okafor" })).toHaveAttribute("href", "/i/lamp");
  expect(screen.queryByText("Loading pictures")).not.toBeInTheDocument();
  expect(screen.getByText("That is everything.")).toBeVisible();
});

test("an empty feed invites to upload", async () => {
  answer("get", "/images", examplePage([]));
  renderApp("/");
  expect(await screen.findByText("Nobody has shared a picture yet.")).toBeVisible();
  expect(screen.getByRole("link", { name: "Upload the first" })).toHaveAttribute("href", "/upload");
});

test("a feed that cannot be loaded is asked for again on request", async () => {
  answer("get", "/images", exampleError("Wait a minute."), 429);
  const { user } = renderApp("/");
  expect(await screen.findByRole("alert")).toHaveTextContent("The pictures could not be loaded. Wait a minute.");

  answer("get", "/images", examplePage([quay]));
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("link", { name: "The quay" })).toBeVisible();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("a feed behind an ended session leads to the sign-in and back", async () => {
  answer("get", "/images", exampleError("Not signed in."), 401);
  renderApp("/");
  expect(await screen.findByRole("alert")).toHaveTextContent("Your session has ended.");
  expect(screen.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/sign-in/?next=%2F");
});

test("the next page is fetched when the end comes into view, and added below", async () => {
  const { user } = renderApp("/", { page: { kind: "feed", images: examplePage([quay], "after-quay") } });
  expect(screen.queryByText("That is everything.")).not.toBeInTheDocument();

  answer("get", "/images", exampleError("Wait a minute."), 429);
  act(scrollToEnd);
  expect(await screen.findByRole("alert")).toHaveTextContent("More pictures could not be loaded.");
  expect(screen.getByRole("link", { name: "The quay" })).toBeVisible();

  const requests = answer("get", "/images", examplePage([fog]));
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("link", { name: "A ferry in thick fog" })).toBeVisible();
  expect(requests.map(({ query }) => query)).toEqual([{ cursor: "after-quay", limit: "60" }]);
  expect(screen.getAllByRole("link", { name: /quay|ferry/ }).map((link) => link.getAttribute("href"))).toEqual([
    "/i/quay",
    "/i/fog",
  ]);
  expect(screen.getByText("That is everything.")).toBeVisible();
});

test("a page without pictures is no empty feed when the one after it fails", async () => {
  answer("get", "/images", exampleError("Wait a minute."), 429);
  renderApp("/", { page: { kind: "feed", images: examplePage([], "further") } });
  act(scrollToEnd);
  expect(await screen.findByRole("alert")).toHaveTextContent("More pictures could not be loaded.");
  expect(screen.queryByText("Nobody has shared a picture yet.")).not.toBeInTheDocument();
});

test("pictures whose addresses have expired get new ones", async () => {
  const fresh = { ...quay, renditions: [{ width: 320, height: 213, format: "webp", url: "https://fresh.example/1" }] };
  const { container } = renderApp("/", { page: { kind: "feed", images: examplePage([quay]) } });
  answer("get", "/images", examplePage([fresh]));
  fireEvent.error(screen.getByRole("img", { name: "The quay" }));
  await waitFor(() => {
    expect(container.querySelector("img")).toHaveAttribute("src", "https://fresh.example/1");
  });
});

test("visitors see the pictures that came with the page, and are asked to sign in for more", () => {
  renderApp("/", { me: null, page: { kind: "feed", images: examplePage([quay], "more") } });
  expect(screen.getByRole("link", { name: "The quay" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Sign in to see more" })).toHaveAttribute("href", "/sign-in/?next=%2F");
  expect(screen.queryByRole("navigation", { name: "Main" })).not.toBeInTheDocument();
});
