import { afterEach, expect, test } from "vitest";

import { cookie, csrfToken } from "./cookies";

afterEach(() => {
  for (const name of ["csrftoken", "old_csrftoken", "note"]) document.cookie = `${name}=; max-age=0`;
});

test("a cookie is found by its whole name and decoded", () => {
  document.cookie = "old_csrftoken=wrong";
  document.cookie = "csrftoken=right";
  document.cookie = "note=a%20b=c";
  expect(csrfToken()).toBe("right");
  expect(cookie("note")).toBe("a b=c");
});

test("a cookie that is not there is empty", () => {
  document.cookie = "old_csrftoken=wrong";
  expect(csrfToken()).toBe("");
});
