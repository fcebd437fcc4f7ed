import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer } from "@/testing/answers";
import { exampleError, exampleSession } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const both = {
  results: [exampleSession({ id: "here", device: "Chrome on Linux", is_current: true }), exampleSession()],
};

test("one browser can be signed out, and this one is told apart", async () => {
  answer("get", "/me/sessions", both);
  const { user } = renderApp("/settings/sessions");
  const list = await screen.findByRole("list", { name: "Your sessions" });
  expect(within(list).getByText("This browser").closest("li")).toHaveTextContent("Chrome on Linux");
  const requests = answer("delete", "/me/sessions/session-1", null, 204);
  await user.click(within(list).getByRole("button", { name: "Sign out Firefox on Windows" }));
  await waitFor(() => {
    expect(within(list).getAllByRole("listitem")).toHaveLength(1);
  });
  expect(requests).toHaveLength(1);
});

test("signing out everywhere asks once more, and says what did not work", async () => {
  answer("get", "/me/sessions", both);
  answer("post", "/me/sessions/revoke-all", exampleError("Wait a minute."), 429);
  const { user } = renderApp("/settings/sessions");
  await user.click(await screen.findByRole("button", { name: "Sign out everywhere" }));
  const dialog = screen.getByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Sign out everywhere" }));
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("Wait a minute.");
  await user.click(within(dialog).getByRole("button", { name: "Stay signed in" }));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});
