import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer } from "@/testing/answers";
import { exampleConfig, exampleMe } from "@/testing/examples";
import { renderPiece } from "@/testing/render";

import { queryKeys } from "./query-keys";
import { signInHref, useMe } from "./session";

function Greeting() {
  const me = useMe();
  return <p>{me ? `Hello, ${me.display_name}` : "Hello, visitor"}</p>;
}

test("who is signed in comes with the page and is asked for only when it has changed", async () => {
  const { client } = renderPiece(<Greeting />);
  expect(screen.getByText("Hello, Rosa Marin")).toBeVisible();
  answer("get", "/me", exampleMe({ display_name: "Rosa M." }));
  await client.invalidateQueries({ queryKey: queryKeys.me });
  expect(await screen.findByText("Hello, Rosa M.")).toBeVisible();
});

test("a visitor is nobody, and stays so without being asked", async () => {
  const asked = answer("get", "/me", exampleMe());
  renderPiece(<Greeting />, { me: null });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.getByText("Hello, visitor")).toBeVisible();
  expect(asked).toHaveLength(0);
});

test("signing in leads back to the page in view", () => {
  expect(signInHref(exampleConfig, "/u/rosa?tab=a&b")).toBe("/sign-in/?next=%2Fu%2Frosa%3Ftab%3Da%26b");
});
