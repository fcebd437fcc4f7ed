import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";

import { setTheme, useTheme } from "./theme";

afterEach(() => {
  setTheme("system");
});

test("a choice shows at once and is remembered", () => {
  const { result } = renderHook(useTheme);
  act(() => {
    setTheme("dark");
  });
  expect(result.current).toBe("dark");
  expect(document.documentElement).toHaveAttribute("data-theme", "dark");
  expect(localStorage.getItem("theme")).toBe("dark");
});

test("going back to the system's theme leaves it to the system", () => {
  const { result } = renderHook(useTheme);
  act(() => {
    setTheme("dark");
    setTheme("system");
  });
  expect(result.current).toBe("system");
  expect(document.documentElement).not.toHaveAttribute("data-theme");
});

test("where nothing may be stored the choice still holds for the page", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("Denied", "SecurityError");
  });
  setTheme("light");
  expect(document.documentElement).toHaveAttribute("data-theme", "light");
});
