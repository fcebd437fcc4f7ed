import { screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";

import { renderApp } from "@/testing/render-app";
import { startUploadServer } from "@/testing/upload-server";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What the service worker left there: jsdom has no caches of its own. */
function leave(...files: { name: string; at: number }[]) {
  const kept = new Map(
    files.map(({ name, at }) => {
      const headers = { "Content-Type": "image/jpeg", "X-Name": encodeURIComponent(name), "X-At": String(at) };
      return [name, new Response("bytes", { headers })];
    }),
  );
  const cache = { keys: () => Promise.resolve([...kept.keys()]), match: (key: string) => Promise.resolve(kept.get(key)) };
  vi.stubGlobal("caches", {
    open: () => Promise.resolve(cache),
    delete: () => {
      kept.clear();
      return Promise.resolve(true);
    },
  });
  return kept;
}

test("what was shared waits until somebody sends it, and is taken once", async () => {
  startUploadServer();
  const kept = leave({ name: "quay 1.jpg", at: Date.now() }, { name: "old.jpg", at: Date.now() - 3_600_000 });
  const { user, router } = renderApp("/upload?shared=1");
  expect(await screen.findByText(/You shared 1 picture\. Choose who sees it/)).toBeVisible();
  expect(kept.size).toBe(0);
  expect(screen.queryByRole("region", { name: "Uploads" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Send 1 picture" }));
  expect(await screen.findByText("quay 1.jpg")).toBeVisible();
  expect(await screen.findByRole("heading", { name: "1 ready" })).toBeVisible();
  expect(router.state.location.search).toBe("");
});

test("what did not arrive is said", async () => {
  leave();
  renderApp("/upload?shared=1");
  expect(await screen.findByText(/did not arrive/)).toBeVisible();
});

test("a visitor signs in, and comes back to what was shared", async () => {
  renderApp("/upload?shared=1", { me: null });
  await screen.findByText("Sign in to upload pictures.");
  const links = screen.getAllByRole("link", { name: "Sign in" }).map((link) => link.getAttribute("href"));
  expect(links).toContain("/sign-in/?next=%2Fupload%3Fshared%3D1");
});
