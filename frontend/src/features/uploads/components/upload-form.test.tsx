import { act, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import { renderApp } from "@/testing/render-app";
import { exampleFile, takeUploads } from "@/testing/uploads";

import { chooseVisibility } from "../visibility-choice";

afterEach(() => {
  act(() => {
    chooseVisibility("public");
  });
});

async function openForm() {
  const { user } = renderApp("/upload");
  const input = await screen.findByLabelText(/^Choose pictures/);
  return { user, input };
}

test("pictures that are chosen are sent to those who may see them, and can then be viewed", async () => {
  const site = takeUploads();
  const { user, input } = await openForm();
  await user.click(screen.getByRole("radio", { name: /^Private/ }));
  await user.upload(input, [exampleFile("one.jpg"), exampleFile("two.jpg")]);
  expect(await screen.findByRole("link", { name: "View one.jpg" })).toBeVisible();
  expect(await screen.findByRole("heading", { name: "2 pictures ready" })).toBeVisible();
  expect(site.asked).toMatchObject([
    { filename: "one.jpg", visibility: "private" },
    { filename: "two.jpg", visibility: "private" },
  ]);
});

test("a picture that is pasted is sent, pasted words are not", async () => {
  const site = takeUploads();
  await openForm();
  fireEvent.paste(document.body, { clipboardData: { files: [] } });
  expect(screen.queryByRole("region", { name: "Uploads" })).toBeNull();
  fireEvent.paste(document.body, { clipboardData: { files: [exampleFile("screenshot.png", "image/png")] } });
  expect(await screen.findByText("screenshot.png")).toBeVisible();
  expect(await screen.findByRole("link", { name: "View screenshot.png" })).toBeVisible();
  expect(site.asked).toMatchObject([{ content_type: "image/png" }]);
});

test("the limits are said beforehand, and a file outside them is refused", async () => {
  const { input } = await openForm();
  expect(input).toHaveAccessibleDescription(/JPEG or PNG, up to 50 MB each/);
  // The file dialog lets people choose all files after all.
  fireEvent.change(input, { target: { files: [exampleFile("notes.pdf", "application/pdf")] } });
  const list = await screen.findByRole("region", { name: "Uploads" });
  expect(within(list).getByText("Not a kind of file we take. Export it as JPEG or PNG.")).toBeVisible();
});

test("what is finished can be cleared, what is under way stays", async () => {
  takeUploads({ storeIsFree: new Promise(() => undefined) });
  const { user, input } = await openForm();
  await user.upload(input, exampleFile("quay.jpg"));
  expect(await screen.findByText(/^Sending \d+ %$/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Clear finished" })).toBeNull();
  fireEvent.change(input, { target: { files: [exampleFile("notes.pdf", "application/pdf")] } });
  await user.click(await screen.findByRole("button", { name: "Clear finished" }));
  expect(screen.queryByText("notes.pdf")).toBeNull();
  expect(screen.getByText("quay.jpg")).toBeVisible();
});

test("a visitor is sent to sign in", async () => {
  renderApp("/upload", { me: null });
  expect(await screen.findByText("Sign in to upload pictures.")).toBeVisible();
  const main = screen.getByRole("main");
  expect(within(main).getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/sign-in/?next=%2Fupload");
});
