import { expect, test } from "vitest";

import { pageByPage } from "./gathered";

const page = (...ids: string[]) => ({ results: ids.map((id) => ({ id })), next_cursor: null });
const ids = (items: { id: string }[]) => items.map(({ id }) => id).join("");

test("pages are one list, in which what moved between two of them comes once", () => {
  const gathered = pageByPage();
  const first = page("a", "b");
  expect(ids(gathered([]))).toBe("");
  expect(ids(gathered([first]))).toBe("ab");
  expect(ids(gathered([first, page("b", "c"), page("d")]))).toBe("abcd");
});

test("what a page has become counts, and what is gone is gone", () => {
  const gathered = pageByPage();
  const [first, second] = [page("a", "b"), page("c")];
  gathered([first, second]);
  const liked = { ...first, results: [{ id: "a", liked: true }, { id: "b" }] };
  expect(gathered([liked, second])[0]).toBe(liked.results[0]);
  expect(ids(gathered([page("b"), second]))).toBe("bc");
  expect(ids(gathered([second]))).toBe("c");
});

test("of a list that grew, only the new pages are read", () => {
  let read = 0;
  const counted = (from: number) => ({
    get results() {
      read += 1;
      return Array.from({ length: 60 }, (_, at) => ({ id: String(from + at) }));
    },
    next_cursor: null,
  });
  const pages = Array.from({ length: 1000 }, (_, at) => counted(60 * at));
  const gathered = pageByPage();
  for (let count = 1; count <= pages.length; count += 1) expect(gathered(pages.slice(0, count)).length).toBe(60 * count);
  expect(read).toBe(1000);
});
