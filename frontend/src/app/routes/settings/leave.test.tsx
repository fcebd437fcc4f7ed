import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer } from "@/testing/answers";
import { exampleError, exampleMe } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const report = "http://localhost:8000/api/v1/erasures/erasure-1";

test("leaving takes one's handle, and ends with the address of the report", async () => {
  const { user } = renderApp("/settings/leave");
  const button = await screen.findByRole("button", { name: "Delete my account" });
  expect(button).toBeDisabled();
  await user.type(screen.getByRole("textbox", { name: /Type your handle, rosa/ }), "ros");
  expect(button).toBeDisabled();
  await user.type(screen.getByRole("textbox", { name: /Type your handle/ }), "a");
  const requests = answer("delete", "/me", { leaving_at: "2026-03-31T12:00:00Z", erasure_report_url: report }, 202);
  await user.click(button);

  const notice = await screen.findByRole("group", { name: "You have left" });
  expect(notice).toHaveFocus();
  expect(notice).toHaveTextContent(/March 31, 2026/);
  expect(screen.getByRole("link", { name: /erasures\/erasure-1$/ })).toHaveAttribute(
    "href",
    "http://localhost:8000/erasures/erasure-1",
  );
  expect(requests).toHaveLength(1);
});

test("an old sign-in is not enough: it says what to do", async () => {
  answer("delete", "/me", exampleError("Sign out.", { code: "sign_in_too_old" }), 403);
  const { user } = renderApp("/settings/leave");
  await user.type(await screen.findByRole("textbox"), "rosa");
  await user.click(screen.getByRole("button", { name: "Delete my account" }));
  expect(await screen.findByRole("alert")).toHaveTextContent(/sign in again/);
  expect(screen.getByRole("button", { name: "Sign out" }).closest("form")).toHaveAttribute("action", "/sign-out/");
});

test("whoever is leaving can stay", async () => {
  const me = exampleMe({ leaving_at: "2026-03-31T12:00:00Z", erasure_report_url: report });
  const { user } = renderApp("/settings/leave", { me });
  expect(await screen.findByText("Your account is leaving.")).toBeVisible();
  answer("post", "/me/restoration", exampleMe());
  await user.click(screen.getByRole("button", { name: "Stay after all" }));
  expect(await screen.findByRole("button", { name: "Delete my account" })).toBeVisible();
});

test("the report tells what was removed, without an account", async () => {
  answer("get", "/erasures/erasure-1", {
    id: "erasure-1",
    state: "erased",
    asked_at: "2026-03-01T12:00:00Z",
    due_at: "2026-03-31T12:00:00Z",
    erased_at: "2026-03-31T13:00:00Z",
    removed: { images: 3, likes: 0 },
  });
  renderApp("/erasures/erasure-1", { me: null });
  expect(await screen.findByText(/A last look found nothing left/)).toBeVisible();
  expect(screen.getByRole("row", { name: "images 3" })).toBeVisible();
  expect(screen.queryByText("likes")).not.toBeInTheDocument();
});

test("a report that nobody asked for is not found", async () => {
  answer("get", "/erasures/nothing", exampleError("There is nothing here.", { code: "not_found" }), 404);
  renderApp("/erasures/nothing", { me: null });
  expect(await screen.findByRole("heading", { name: "Not found" })).toBeInTheDocument();
});
