import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer } from "@/testing/answers";
import { exampleImage, examplePage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const person = {
  handle: "fern",
  display_name: "Fern Wood",
  avatar_url: null,
  followed_by_me: false,
  blocked_by_me: false,
  is_me: false,
};
const suggestions = {
  words: [{ name: "ferry", count: 12 }],
  tags: [{ name: "ferry-port", count: 3 }],
  people: [person],
};
/** The first is that of the top bar; on phones the page has one of its own. */
function first(found: HTMLElement[]): HTMLElement {
  const [element] = found;
  if (!element) throw new Error("There is none.");
  return element;
}

const field = async () =>
  first(await screen.findAllByRole("combobox", { name: "Search pictures, tags and people" }));

test("suggestions are reached by arrows, complete the last word, and lead on", async () => {
  const asked = answer("get", "/search/suggestions", suggestions);
  answer("get", "/images", examplePage([exampleImage()]));
  const { user, router } = renderApp("/search");
  await user.type(await field(), "old fer");
  expect(await screen.findByRole("option", { name: /old ferry/ })).toBeInTheDocument();
  const list = within(first(screen.getAllByRole("listbox", { name: "Suggestions" })));
  expect(list.getAllByRole("option").map(({ textContent }) => textContent)).toEqual([
    "old ferry12",
    "ferry-port3",
    "Fern Wood@fern",
  ]);
  expect(asked.at(-1)?.query).toEqual({ q: "old fer" });
  await user.keyboard("{ArrowDown}{Enter}");
  await expect.poll(() => router.state.location.pathname + router.state.location.search).toBe("/search?q=old+ferry");
  expect(await screen.findByRole("link", { name: "The quay" })).toBeVisible();
});

test("a suggested tag and a suggested person have pages of their own", async () => {
  answer("get", "/search/suggestions", suggestions);
  answer("get", "/images", examplePage([exampleImage()]));
  const { user, router } = renderApp("/search");
  await user.type(await field(), "fer");
  await screen.findByRole("option", { name: /Fern Wood/ });
  await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  await expect.poll(() => router.state.location.pathname).toBe("/tags/ferry-port");
  await user.clear(await field());
  await user.type(await field(), "fer");
  await user.click(await screen.findByRole("option", { name: /Fern Wood/ }));
  await expect.poll(() => router.state.location.pathname).toBe("/u/fern");
});

test("chips narrow the search down, stand in the address, and can be lifted", async () => {
  const asked = answer("get", "/images", examplePage([]));
  const { user, router } = renderApp("/search?q=ferry");
  const filters = within(await screen.findByRole("group", { name: "Filters" }));
  await user.selectOptions(filters.getByRole("combobox", { name: "Colour" }), "Blue");
  await user.selectOptions(filters.getByRole("combobox", { name: "Order" }), "Best match first");
  await user.click(filters.getByText("Tag", { selector: "summary" }));
  await user.type(filters.getByRole("textbox", { name: "Tag" }), "#Harbour{Enter}");
  expect(filters.getByText("Tag: #harbour")).toBeVisible();
  expect(router.state.location.search).toBe("?q=ferry&tag=harbour&colour=blue&sort=relevance");
  await expect.poll(() => asked.at(-1)?.query).toEqual({ q: "ferry", tag: "harbour", colour: "blue", sort: "relevance" });
  expect(await screen.findByText("Nothing matches. Try other words, or fewer filters.")).toBeVisible();
  await user.click(filters.getByRole("button", { name: "Any tag" }));
  expect(router.state.location.search).toBe("?q=ferry&colour=blue&sort=relevance");
});

test("without anything to look for nothing is asked", async () => {
  const asked = answer("get", "/images", examplePage([]));
  renderApp("/search?sort=newest&colour=ultraviolet");
  expect(await screen.findByText(/Say what you look for/)).toBeVisible();
  expect(asked).toHaveLength(0);
});
