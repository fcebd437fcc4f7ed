import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import { chooseLanguage } from "@/lib/i18n/choose-language";
import { answer } from "@/testing/answers";
import { exampleImage, exampleOwner, examplePage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

afterEach(async () => {
  await act(() => chooseLanguage("system"));
});

const refusal = (code: string, detail: string) => ({ type: "client_error", errors: [{ code, detail, attr: null }] });

test("settings change the language of everything, at once and for the next visit, and change it back", async () => {
  const { user } = renderApp("/settings");
  await user.selectOptions(await screen.findByLabelText("Language of the pages"), "Deutsch");
  expect(await screen.findByRole("heading", { level: 1, name: "Einstellungen" })).toBeVisible();
  expect(screen.getByRole("navigation", { name: "Hauptmenü" })).toHaveTextContent("Papierkorb");
  expect(document.documentElement).toHaveAttribute("lang", "de");
  expect(document.title).toBe("Profil · ImageShare");
  expect(document.cookie).toContain("language=de");
  expect(localStorage.getItem("language")).toBe("de");
  const field = screen.getByLabelText("Sprache der Seiten");
  await waitFor(() => expect(field).toHaveFocus());

  await user.selectOptions(field, "English");
  expect(await screen.findByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  expect(document.documentElement).toHaveAttribute("lang", "en");
  expect(document.cookie).toContain("language=en");
});

test("a page that is opened later is in the language too, with its dates and numbers", async () => {
  await chooseLanguage("de");
  const image = exampleImage({ owner: exampleOwner(), like_count: 1234, title: "" });
  renderApp(`/i/${image.id}`, { page: { kind: "image", image } });
  expect(await screen.findByRole("heading", { level: 1, name: "Ohne Titel" })).toBeVisible();
  expect(screen.getAllByText("1.234").length).toBeGreaterThan(0);
  expect(document.querySelector("time")?.title).toMatch(/^1\. März 2026 um \d\d:\d\d$/);
});

test("visitors choose in the top bar", async () => {
  const { user } = renderApp("/", { me: null, page: { kind: "feed", images: examplePage([]) } });
  await user.selectOptions(await screen.findByLabelText("Language"), "Deutsch");
  expect(await screen.findByRole("heading", { level: 1, name: /^Ein ruhiger Ort/ })).toBeVisible();
  await waitFor(() => expect(screen.getByLabelText("Sprache")).toHaveFocus());
});

test("the account menu offers the languages", async () => {
  const { user } = renderApp("/", { page: { kind: "feed", images: examplePage([]) } });
  await user.click(await screen.findByRole("button", { name: "Your account" }));
  const languages = within(await screen.findByRole("group", { name: "Language" }));
  expect(languages.getByRole("menuitemradio", { name: "As the browser" })).toBeChecked();
  await user.click(languages.getByRole("menuitemradio", { name: "Deutsch" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Dein Konto" })).toHaveFocus());
});

test("a refusal with a code that we know is in the language, any other as the server says it", async () => {
  await chooseLanguage("de");
  answer("get", "/feed/following", refusal("unavailable", "This is not available right now."), 503);
  const first = renderApp("/following");
  expect(await screen.findByText(/Das geht gerade nicht/)).toBeVisible();
  first.unmount();
  answer("get", "/feed/following", refusal("unheard_of", "The moon is full."), 409);
  renderApp("/following");
  expect(await screen.findByText(/The moon is full/)).toBeVisible();
});
