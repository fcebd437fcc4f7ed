import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer } from "@/testing/answers";
import { exampleError, exampleMe, examplePage, exampleUser } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

async function openForm() {
  const view = renderApp("/u/rosa", { page: { kind: "user", user: exampleUser(), images: examplePage([]) } });
  answer("get", "/images", examplePage([]));
  await view.user.click(await screen.findByRole("button", { name: "Edit profile" }));
  return view;
}

test("saving shows the new name and words everywhere, and gives the focus back to the button", async () => {
  const { user } = await openForm();
  const changed = { display_name: "Rosa M.", bio: "Only fog." };
  const requests = answer("patch", "/me", exampleMe(changed));
  expect(screen.getByRole("textbox", { name: "Name" })).toHaveFocus();
  await user.clear(screen.getByRole("textbox", { name: "Name" }));
  await user.type(screen.getByRole("textbox", { name: "Name" }), "Rosa M. ");
  await user.clear(screen.getByRole("textbox", { name: "About you" }));
  await user.type(screen.getByRole("textbox", { name: "About you" }), "Only fog.");
  await user.click(screen.getByRole("button", { name: "Save" }));

  expect(await screen.findByRole("heading", { name: "Rosa M." })).toBeVisible();
  expect(screen.getByText("Only fog.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Edit profile" })).toHaveFocus();
  // The handle has not changed and is not claimed again.
  expect(requests.map(({ body }) => body)).toEqual([changed]);
});

test("a new handle is a new address", async () => {
  const { user, router } = await openForm();
  answer("patch", "/me", exampleMe({ handle: "rosa-m" }));
  await user.type(screen.getByRole("textbox", { name: "Handle" }), "-m");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("@rosa-m · 3 public pictures")).toBeVisible();
  expect(router.state.location.pathname).toBe("/u/rosa-m");
  expect(screen.getByRole("link", { name: "Your pictures" })).toHaveAttribute("href", "/u/rosa-m");
});

test("a handle that somebody else has is said at the handle", async () => {
  const { user } = await openForm();
  answer("patch", "/me", exampleError("This handle is taken.", { code: "handle_taken" }), 409);
  await user.type(screen.getByRole("textbox", { name: "Handle" }), "-m");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("This handle is taken.")).toBeVisible();
  const handle = screen.getByRole("textbox", { name: "Handle" });
  expect(handle).toBeInvalid();
  expect(handle).toHaveAccessibleDescription(/^This handle is taken\. Letters a-z/);
  expect(handle).toHaveFocus();
  expect(screen.getByRole("textbox", { name: "Name" })).toBeValid();
});

test("after a refusal the next try can succeed", async () => {
  const { user } = await openForm();
  answer("patch", "/me", exampleError("Too long.", { attr: "bio" }), 400);
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Too long.")).toBeVisible();
  expect(screen.getByRole("textbox", { name: "About you" })).toBeInvalid();

  answer("patch", "/me", exampleMe({ bio: "" }));
  await user.clear(screen.getByRole("textbox", { name: "About you" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("button", { name: "Edit profile" })).toBeVisible();
  expect(screen.queryByText("Too long.")).not.toBeInTheDocument();
});

test("cancelling changes nothing", async () => {
  const { user } = await openForm();
  await user.type(screen.getByRole("textbox", { name: "Name" }), " the Great");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.getByRole("heading", { name: "Rosa Marin" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Edit profile" })).toHaveFocus();
});
