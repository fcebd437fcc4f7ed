import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { readDefaultVisibility } from "@/lib/default-visibility";
import { answer } from "@/testing/answers";
import { exampleError } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const tom = {
  handle: "tom",
  display_name: "Tom Okafor",
  avatar_url: null,
  followed_by_me: false,
  blocked_by_me: true,
  is_me: false,
};

test("who sees new pictures is kept in this browser, and is what the upload page begins with", async () => {
  answer("get", "/me/blocks", { results: [], next_cursor: null });
  const { user, router } = renderApp("/settings/privacy");
  expect(await screen.findByRole("radio", { name: "Public" })).toBeChecked();
  await user.click(screen.getByRole("radio", { name: "Private" }));
  expect(readDefaultVisibility()).toBe("private");
  await router.navigate("/upload");
  expect(await screen.findByRole("heading", { name: "Upload pictures" })).toBeVisible();
  expect(screen.getByRole("radio", { name: "Private" })).toBeChecked();
});

test("unblocking shows at once and can be undone", async () => {
  answer("get", "/me/blocks", { results: [tom], next_cursor: null });
  const { user } = renderApp("/settings/privacy");
  const removed = answer("delete", "/users/tom/block", null, 204);
  const added = answer("put", "/users/tom/block", null, 204);
  await user.click(await screen.findByRole("button", { name: "Unblock Tom Okafor (@tom)" }));
  await user.click(await screen.findByRole("button", { name: "Block again: Tom Okafor (@tom)" }));
  expect(await screen.findByRole("button", { name: /^Unblock/ })).toBeVisible();
  expect(removed).toHaveLength(1);
  expect(added).toHaveLength(1);
});

test("what was refused is taken back, and said", async () => {
  answer("get", "/me/blocks", { results: [tom], next_cursor: null });
  answer("delete", "/users/tom/block", exampleError("Wait a minute."), 429);
  const { user } = renderApp("/settings/privacy");
  await user.click(await screen.findByRole("button", { name: /^Unblock/ }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Wait a minute.");
  expect(screen.getByRole("button", { name: /^Unblock/ })).toBeVisible();
});

test("somebody is blocked by their handle; one that nobody has is said at the field", async () => {
  answer("get", "/me/blocks", { results: [], next_cursor: null });
  answer("put", "/users/tmo/block", exampleError("There is nothing here.", { code: "not_found" }), 404);
  const { user } = renderApp("/settings/privacy");
  expect(await screen.findByText("You block nobody.")).toBeVisible();
  const handle = screen.getByRole("textbox", { name: "Handle" });
  await user.type(handle, "@tmo");
  await user.click(screen.getByRole("button", { name: "Block" }));
  expect(await screen.findByText("Nobody has this handle.")).toBeVisible();
  expect(handle).toHaveFocus();

  answer("put", "/users/tom/block", null, 204);
  answer("get", "/me/blocks", { results: [tom], next_cursor: null });
  await user.clear(handle);
  await user.type(handle, "tom");
  await user.click(screen.getByRole("button", { name: "Block" }));
  const list = await screen.findByRole("list", { name: "Blocked people" });
  expect(within(list).getByText("@tom")).toBeVisible();
  expect(handle).toHaveValue("");
});
