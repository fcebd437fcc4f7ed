import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";

import { setTheme } from "@/lib/theme";
import { answer } from "@/testing/answers";
import { examplePage, exampleUser } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

afterEach(() => {
  setTheme("system");
});

async function openMenu() {
  const view = renderApp("/", { page: { kind: "feed", images: examplePage([]) } });
  await view.user.click(await screen.findByRole("button", { name: "Your account" }));
  await screen.findByRole("menu");
  return view;
}

test("it says who is signed in and leads to the profile", async () => {
  answer("get", "/users/rosa", exampleUser());
  answer("get", "/images", examplePage([]));
  const { user } = await openMenu();
  const menu = within(screen.getByRole("menu", { name: "Your account" }));
  expect(menu.getByText("Rosa Marin")).toBeVisible();
  await user.click(menu.getByRole("menuitem", { name: "Profile" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Rosa Marin" })).toBeVisible();
});

test("themes are tried out with the menu open", async () => {
  const { user } = await openMenu();
  const themes = within(screen.getByRole("group", { name: "Theme" }));
  expect(themes.getByRole("menuitemradio", { name: "As the system" })).toBeChecked();
  await user.click(themes.getByRole("menuitemradio", { name: "Dark" }));
  expect(themes.getByRole("menuitemradio", { name: "Dark" })).toBeChecked();
  expect(document.documentElement).toHaveAttribute("data-theme", "dark");
  expect(screen.getByRole("menu", { name: "Your account" })).toBeVisible();
});

test("Escape closes it and the focus goes back to its button", async () => {
  const { user } = await openMenu();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).not.toBeInTheDocument();
  await waitFor(() => {
    expect(screen.getByRole("button", { name: "Your account" })).toHaveFocus();
  });
});

test("signing out sends the token against forgery", async () => {
  document.cookie = "csrftoken=the-token";
  const sent: unknown[] = [];
  vi.spyOn(HTMLFormElement.prototype, "submit").mockImplementation(function (this: HTMLFormElement) {
    sent.push({ method: this.method, to: new URL(this.action).pathname, fields: [...new FormData(this)] });
  });
  const { user } = await openMenu();
  await user.click(screen.getByRole("menuitem", { name: "Sign out" }));
  expect(sent).toEqual([{ method: "post", to: "/sign-out/", fields: [["csrfmiddlewaretoken", "the-token"]] }]);
});
