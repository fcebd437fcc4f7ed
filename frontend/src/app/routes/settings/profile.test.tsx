import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer } from "@/testing/answers";
import { exampleError, exampleMe, exampleOwnImage, examplePage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

test("a visitor is asked to sign in and comes back to the same page", async () => {
  renderApp("/settings/tokens", { me: null });
  expect(await screen.findByText("Sign in to see your settings.")).toBeVisible();
  const link = within(screen.getByRole("main")).getByRole("link", { name: "Sign in" });
  expect(link).toHaveAttribute("href", "/sign-in/?next=%2Fsettings%2Ftokens");
});

test("the profile is saved in place, without taking the focus to begin with", async () => {
  const { user } = renderApp("/settings");
  const name = await screen.findByRole("textbox", { name: "Name" });
  expect(name).not.toHaveFocus();
  expect(screen.queryByRole("button", { name: "Cancel" })).not.toBeInTheDocument();
  const requests = answer("patch", "/me", exampleMe({ display_name: "Rosa M." }));
  await user.clear(name);
  await user.type(name, "Rosa M.");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeVisible();
  expect(requests.map(({ body }) => body)).toEqual([{ display_name: "Rosa M.", bio: "Ferries and fog." }]);
});

test("a picture that is not private can stand for one, and be taken away again", async () => {
  const images = [
    exampleOwnImage({ id: "open", title: "Open" }),
    exampleOwnImage({ id: "secret", title: "Secret", visibility: "private" }),
  ];
  answer("get", "/images", examplePage(images));
  const { user } = renderApp("/settings");
  await user.click(await screen.findByRole("button", { name: "Choose a picture" }));
  const choices = await screen.findByRole("list", { name: "Your pictures" });
  expect(within(choices).getAllByRole("button")).toHaveLength(1);

  const changed = exampleMe({ avatar_image_id: "open", avatar_url: "https://pictures.example/open/320.webp" });
  const requests = answer("patch", "/me", changed);
  await user.click(within(choices).getByRole("button", { name: "Open" }));
  const remove = await screen.findByRole("button", { name: "Remove it" });
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();

  await user.click(remove);
  expect(requests.map(({ body }) => body)).toEqual([{ avatar_image_id: "open" }, { avatar_image_id: null }]);
});

test("a picture that may not stand for one is refused where it was chosen", async () => {
  answer("get", "/images", examplePage([exampleOwnImage({ title: "Open" })]));
  answer("patch", "/me", exampleError("This picture is not yours."), 400);
  const { user } = renderApp("/settings");
  await user.click(await screen.findByRole("button", { name: "Choose a picture" }));
  await user.click(await screen.findByRole("button", { name: "Open" }));
  expect(await within(screen.getByRole("dialog")).findByRole("alert")).toHaveTextContent("This picture is not yours.");
});
