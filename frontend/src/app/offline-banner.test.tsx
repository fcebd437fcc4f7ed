import { act, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { renderApp } from "@/testing/render-app";

test("it says so while the browser is cut off, and is gone afterwards", async () => {
  const isOnline = vi.spyOn(navigator, "onLine", "get").mockReturnValue(true);
  renderApp("/nowhere");
  expect(await screen.findByRole("heading", { name: "Not found" })).toBeInTheDocument();
  expect(screen.queryByText(/You are offline/)).not.toBeInTheDocument();
  const change = (to: boolean, event: string) => {
    act(() => {
      isOnline.mockReturnValue(to);
      window.dispatchEvent(new Event(event));
    });
  };
  change(false, "offline");
  expect(screen.getByText(/You are offline/)).toBeVisible();
  change(true, "online");
  expect(screen.queryByText(/You are offline/)).not.toBeInTheDocument();
});
