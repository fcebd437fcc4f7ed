import { render, screen } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { exampleConfig, exampleMe } from "@/testing/examples";
import { server } from "@/testing/server";

beforeEach(() => {
  vi.resetModules();
  document.head.innerHTML = '<meta name="base-path" content="/web">';
});

afterEach(() => {
  vi.resetModules();
  document.head.innerHTML = "";
});

test("the API is asked below the base path that the page names", async () => {
  server.use(http.get("/web/api/v1/me", () => HttpResponse.json(exampleMe())));
  const { api, unwrap } = await import("@/lib/api/client");
  await expect(unwrap(api.GET("/api/v1/me"))).resolves.toEqual(exampleMe());
});

test("links that leave the app begin with it", async () => {
  const { absoluteUrl } = await import("@/config/site");
  const { signInHref } = await import("@/lib/session");
  expect(absoluteUrl("/i/i1")).toBe(`${window.location.origin}/web/i/i1`);
  expect(signInHref(exampleConfig, "/upload")).toBe("/sign-in/?next=%2Fweb%2Fupload");
});

test("a visitor's links load their page from there", async () => {
  const { QueryClient, QueryClientProvider } = await import("@tanstack/react-query");
  const { queryKeys } = await import("@/lib/query-keys");
  const { AppLink } = await import("@/components/app-link");
  const client = new QueryClient();
  client.setQueryData(queryKeys.me, null);
  render(
    <QueryClientProvider client={client}>
      <AppLink to="/u/rosa">Rosa</AppLink>
    </QueryClientProvider>,
  );
  expect(screen.getByRole("link", { name: "Rosa" })).toHaveAttribute("href", "/web/u/rosa");
});
