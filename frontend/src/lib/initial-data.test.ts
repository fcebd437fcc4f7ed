import { afterEach, expect, test } from "vitest";

import { exampleConfig, exampleMe } from "@/testing/examples";

import { readInitialData } from "./initial-data";

afterEach(() => {
  document.body.replaceChildren();
});

test("it is read from the page", () => {
  const data = { config: exampleConfig, me: exampleMe(), page: { kind: "upload" } };
  document.body.innerHTML = `<script id="initial-data" type="application/json">${JSON.stringify(data)}</script>`;
  expect(readInitialData()).toEqual(data);
});

test("a page without it is an error, not a blank page", () => {
  expect(() => readInitialData()).toThrow("The page has no initial data.");
});
