import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { exampleConfig } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

test("developers see every kind of component", async () => {
  renderApp("/components", { config: { ...exampleConfig, debug: true } });
  expect(await screen.findByRole("heading", { level: 1, name: "Components" })).toBeVisible();
  const kinds = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
  expect(kinds).toEqual(["Colour", "Type", "Space and corners", "Buttons", "Fields", "Pieces", "States of a list"]);
});

test("elsewhere there is nothing there", async () => {
  renderApp("/components");
  expect(await screen.findByRole("heading", { name: "Not found" })).toBeInTheDocument();
});
