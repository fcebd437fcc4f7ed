import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer } from "@/testing/answers";
import { exampleError, exampleToken } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

test("a new token is shown once, and is then one of the list", async () => {
  answer("get", "/me/tokens", { results: [] });
  const requests = answer("post", "/me/tokens", { ...exampleToken(), token: "ims_abc_the_rest" }, 201);
  const { user } = renderApp("/settings/tokens");
  expect(await screen.findByText(/You have no tokens/)).toBeVisible();
  await user.type(screen.getByRole("textbox", { name: "Name" }), "Laptop");
  await user.click(screen.getByRole("checkbox", { name: "Upload" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "It ends after" }), "a year");
  await user.click(screen.getByRole("button", { name: "Make a token" }));

  const notice = await screen.findByRole("group", { name: "The token Laptop" });
  expect(notice).toHaveFocus();
  expect(notice).toHaveTextContent("ims_abc_the_rest");
  expect(requests[0]?.body).toEqual({ name: "Laptop", scopes: ["read", "upload"], expires_in_days: 365 });
  expect(await screen.findByRole("button", { name: "Revoke Laptop" })).toBeVisible();

  await user.click(screen.getByRole("button", { name: "I have it" }));
  expect(screen.queryByText("ims_abc_the_rest")).not.toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("");
});

test("a token that may do nothing is not asked for", async () => {
  answer("get", "/me/tokens", { results: [] });
  const { user } = renderApp("/settings/tokens");
  await user.type(await screen.findByRole("textbox", { name: "Name" }), "Laptop");
  await user.click(screen.getByRole("checkbox", { name: "Read" }));
  await user.click(screen.getByRole("button", { name: "Make a token" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Choose at least one.");
});

test("revoking asks once more, and takes the token off the list", async () => {
  answer("get", "/me/tokens", { results: [exampleToken({ scopes: ["read", "write"] })] });
  const { user } = renderApp("/settings/tokens");
  await user.click(await screen.findByRole("button", { name: "Revoke Laptop" }));
  expect(screen.getByText(/Read, change/)).toBeVisible();

  answer("delete", "/me/tokens/token-1", exampleError("Wait a minute."), 429);
  const dialog = screen.getByRole("dialog", { name: "Revoke “Laptop”?" });
  await user.click(within(dialog).getByRole("button", { name: "Revoke" }));
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("Wait a minute.");

  answer("delete", "/me/tokens/token-1", null, 204);
  await user.click(within(dialog).getByRole("button", { name: "Revoke" }));
  await waitFor(() => {
    expect(screen.queryByText("Laptop")).not.toBeInTheDocument();
  });
});

test("a list that could not be loaded is asked for again on request", async () => {
  answer("get", "/me/tokens", exampleError("Wait a minute."), 429);
  const { user } = renderApp("/settings/tokens");
  expect(await screen.findByRole("alert")).toHaveTextContent("Your tokens could not be loaded. Wait a minute.");
  answer("get", "/me/tokens", { results: [exampleToken()] });
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Laptop")).toBeVisible();
});
