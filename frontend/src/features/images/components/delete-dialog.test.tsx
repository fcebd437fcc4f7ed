import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer, held } from "@/testing/answers";
import { exampleError, exampleMe, exampleOwnImage, examplePage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const quay = exampleOwnImage();
const fog = exampleOwnImage({ id: "fog", title: "Fog" });

async function openDialog() {
  const view = renderApp(
    { pathname: "/i/image-1", state: { list: null } },
    { page: { kind: "feed", images: examplePage([quay, fog]) }, visited: ["/"] },
  );
  answer("get", "/images/image-1", quay);
  await view.user.click(await screen.findByRole("button", { name: "Delete" }));
  return view;
}

test("nothing is deleted before the question is answered, and keeping it is the first choice", async () => {
  const { user } = await openDialog();
  const requests = answer("delete", "/images/image-1", null, 204);
  expect(screen.getByRole("dialog", { name: "Delete this picture?" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Keep it" })).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Delete" })).toHaveFocus();
  expect(requests).toHaveLength(0);
});

test("a deleted picture is gone from the list one comes back to, and from its own address", async () => {
  const { user, router } = await openDialog();
  const requests = answer("delete", "/images/image-1", null, 204);
  answer("get", "/images/image-1", exampleError("Not found.", { code: "not_found" }), 404);
  answer("get", "/me", exampleMe());
  await user.click(screen.getByRole("button", { name: "Move to trash" }));
  expect(await screen.findByRole("link", { name: /Fog/ })).toBeVisible();
  expect(screen.queryByRole("link", { name: /The quay/ })).not.toBeInTheDocument();
  expect(requests).toHaveLength(1);

  await act(() => router.navigate(1));
  expect(await screen.findByRole("heading", { name: "Not found" })).toBeInTheDocument();
});

test("a deletion that failed says so and can be tried again", async () => {
  const { user } = await openDialog();
  answer("delete", "/images/image-1", exampleError("Try again in a moment."), 503);
  await user.click(screen.getByRole("button", { name: "Move to trash" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Try again in a moment.");
  expect(screen.getByRole("button", { name: "Move to trash" })).toBeEnabled();
});

test("Escape cannot close the dialog over a deletion that is under way", async () => {
  const { user, router } = await openDialog();
  const deleted = held(null);
  answer("delete", "/images/image-1", deleted.content, 204);
  answer("get", "/me", exampleMe());
  await user.click(screen.getByRole("button", { name: "Move to trash" }));
  await user.keyboard("{Escape}");
  expect(screen.getByRole("dialog")).toBeVisible();
  expect(screen.getByRole("button", { name: "Deleting …" })).toBeDisabled();
  deleted.release();
  await waitFor(() => {
    expect(router.state.location.pathname).toBe("/");
  });
});
