import { fireEvent, screen, waitFor } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";

import type { FirstPage } from "@/lib/initial-data";
import { exampleConfig, exampleImage, examplePage, exampleUser } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

const quay = exampleImage({ title: "The quay" });
const fresh = exampleImage({
  title: "The quay",
  renditions: [{ width: 320, height: 213, format: "webp", url: "https://fresh.example/1" }],
});
const tom = exampleUser({ handle: "tom", display_name: "Tom Okafor", follower_count: 2 });
const visit = (path: string, page: FirstPage = { kind: "own" }) => renderApp(path, { me: null, page });

/** From now on the server puts this into the page; the requests that it got. */
function serve(page: FirstPage): string[] {
  const seen: string[] = [];
  const data = JSON.stringify({ config: exampleConfig, me: null, page });
  server.use(
    http.get("http://localhost:8000/", ({ request }) => {
      seen.push(request.url);
      return HttpResponse.html(`<script id="initial-data" type="application/json">${data}</script>`);
    }),
  );
  return seen;
}

test("a picture whose address has expired is taken from the page anew, without a reload", async () => {
  visit("/i/image-1", { kind: "image", image: quay });
  const seen = serve({ kind: "image", image: fresh });
  fireEvent.error(await screen.findByRole("img", { name: "The quay" }));
  await waitFor(() => {
    expect(screen.getByRole("img", { name: "The quay" })).toHaveAttribute("src", "https://fresh.example/1");
  });
  expect(seen).toHaveLength(1);
});

test("so are the pictures of the feed", async () => {
  visit("/", { kind: "feed", images: examplePage([quay]) });
  serve({ kind: "feed", images: examplePage([fresh]) });
  fireEvent.error(screen.getByRole("img", { name: "The quay" }));
  await waitFor(() => {
    expect(screen.getByRole("img", { name: "The quay" })).toHaveAttribute("src", "https://fresh.example/1");
  });
});

test("a picture that the page has no more stays a placeholder, which can be tried again", async () => {
  visit("/i/image-1", { kind: "image", image: quay });
  serve({ kind: "not_found" });
  fireEvent.error(await screen.findByRole("img", { name: "The quay" }));
  const first = screen.getByRole("img", { name: "The quay" });
  await waitFor(() => {
    expect(screen.getByRole("img", { name: "The quay" })).not.toBe(first);
  });
  fireEvent.error(screen.getByRole("img", { name: "The quay" }));
  expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("a tag shows its first pictures, and the way to more", async () => {
  visit("/tags/Sea", { kind: "tag", tag: "sea", images: examplePage([quay]) });
  expect(await screen.findByRole("heading", { level: 1, name: "#sea" })).toBeVisible();
  expect(screen.getByRole("link", { name: "The quay" })).toHaveAttribute("href", "/i/image-1");
  expect(screen.getByRole("link", { name: "Sign in to see more" })).toHaveAttribute("href", "/sign-in/?next=%2Ftags%2Fsea");
  expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
});

test("somebody's albums: who they are, and what signing in would show", async () => {
  visit("/u/tom/albums", { kind: "person", user: tom });
  expect(await screen.findByRole("heading", { level: 1, name: "Tom Okafor" })).toBeVisible();
  expect(screen.getByText("Sign in to see the albums of Tom Okafor.")).toBeVisible();
  expect(screen.getByText("2 followers")).toBeVisible();
  expect(screen.queryByRole("button", { name: "2 followers" })).not.toBeInTheDocument();
});

test.each([
  ["/search?q=sea", "Sign in to search everybody’s public pictures, and your own."],
  ["/albums/album-1", "Sign in to see this album, if its owner shows it to everybody or to you."],
])("%s says what signing in would show, and leads back", async (path, sentence) => {
  visit(path);
  expect(await screen.findByText(sentence)).toBeVisible();
  const links = screen.getAllByRole("link", { name: "Sign in" }).map((link) => link.getAttribute("href"));
  expect(links).toContain(`/sign-in/?next=${encodeURIComponent(path)}`);
});
