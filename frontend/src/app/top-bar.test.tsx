import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { exampleImage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

test("visitors are offered to sign in, coming back to the page in view, and to sign up", async () => {
  renderApp("/i/image-1", { me: null, page: { kind: "image", image: exampleImage() } });
  const bar = within(await screen.findByRole("banner"));
  expect(bar.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/sign-in/?next=%2Fi%2Fimage-1");
  expect(bar.getByRole("link", { name: "Sign up" })).toHaveAttribute("href", "/sign-up/");
  expect(bar.queryByRole("link", { name: "Upload" })).not.toBeInTheDocument();
  expect(bar.queryByRole("button", { name: "Your account" })).not.toBeInTheDocument();
});

test("the signed-in can upload and reach their account", async () => {
  renderApp("/i/image-1", { page: { kind: "image", image: exampleImage() } });
  const bar = within(await screen.findByRole("banner"));
  expect(await bar.findByRole("button", { name: "Your account" })).toBeVisible();
  expect(bar.getByRole("link", { name: "Upload" })).toHaveAttribute("href", "/upload");
  expect(bar.queryByRole("link", { name: "Sign in" })).not.toBeInTheDocument();
});

test("the upload page asks visitors to sign in", async () => {
  renderApp("/upload", { me: null });
  expect(await screen.findByText("Sign in to upload pictures.")).toBeVisible();
  const link = within(screen.getByRole("main")).getByRole("link", { name: "Sign in" });
  expect(link).toHaveAttribute("href", "/sign-in/?next=%2Fupload");
});

test("an address that leads nowhere", async () => {
  renderApp("/nowhere/at/all");
  expect(await screen.findByRole("heading", { name: "Not found" })).toBeInTheDocument();
  expect(document.title).toBe("Not found · ImageShare");
});
