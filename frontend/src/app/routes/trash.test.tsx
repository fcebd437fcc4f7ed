import { screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import { dismissToasts } from "@/components/toasts/toast-store";
import type { TrashedImage } from "@/lib/api/types";
import { answer } from "@/testing/answers";
import { exampleError, exampleMe, exampleOwnImage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

afterEach(dismissToasts);

function trashed(title: string): TrashedImage {
  const at = { trashed_at: "2026-03-01T12:00:00Z", kept_until: "2026-03-31T12:00:00Z" };
  return { ...exampleOwnImage({ id: title.toLowerCase(), title }), state: "trashed", ...at };
}

async function open() {
  answer("get", "/me", exampleMe());
  answer("get", "/me/trash", { results: [trashed("Quay"), trashed("Fog")], next_cursor: null });
  const view = renderApp("/trash");
  await screen.findByRole("checkbox", { name: "Select Quay" });
  return view;
}

test("pictures are restored, and one that is not keeps its place with the reason", async () => {
  const { user } = await open();
  await user.click(screen.getByRole("checkbox", { name: "Select Quay" }));
  await user.click(screen.getByRole("button", { name: "Select all" }));
  const error = { code: "not_found", detail: "There is no such picture." };
  const results = [{ id: "quay", ok: true, error: null }, { id: "fog", ok: false, error }];
  const requests = answer("post", "/images/bulk", { results });
  answer("get", "/me/trash", { results: [trashed("Fog")], next_cursor: null });
  await user.click(screen.getByRole("button", { name: "Restore" }));
  expect(await screen.findByText("1 picture restored.")).toBeVisible();
  expect(screen.getByRole("dialog")).toHaveTextContent("There is no such picture.");
  expect(requests[0]?.body).toEqual({ ids: ["quay", "fog"], action: "restore" });
});

test("deleting for good takes a typed word, and says of each what became of it", async () => {
  const { user } = await open();
  await user.click(screen.getByRole("checkbox", { name: "Select Quay" }));
  await user.click(screen.getByRole("button", { name: "Select all" }));
  answer("delete", "/me/trash/quay", null, 204);
  answer("delete", "/me/trash/fog", exampleError("Try again in a moment."), 503);
  await user.click(screen.getByRole("button", { name: "Delete for good" }));
  const dialog = within(screen.getByRole("dialog", { name: "Delete 2 pictures for good?" }));
  expect(dialog.getByRole("button", { name: "Delete for good" })).toBeDisabled();
  await user.type(dialog.getByRole("textbox"), "Delete{Enter}");
  expect(await screen.findByText("1 picture is gone for good.")).toBeVisible();
  expect(screen.getByRole("dialog")).toHaveTextContent("Try again in a moment.");
  expect(screen.queryByRole("checkbox", { name: "Select Quay" })).not.toBeInTheDocument();
  expect(screen.getByRole("checkbox", { name: "Select Fog" })).toBeChecked();
});

test("the whole trash is emptied after its own word", async () => {
  const { user } = await open();
  const requests = answer("delete", "/me/trash", null, 202);
  await user.click(screen.getByRole("button", { name: "Empty the trash" }));
  await user.type(screen.getByRole("textbox", { name: "Type “empty” to go on" }), "empty{Enter}");
  expect(await screen.findByText("The trash is empty.")).toBeVisible();
  expect(requests).toHaveLength(1);
});
