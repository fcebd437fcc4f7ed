import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter, RouterProvider } from "react-router";
import { expect, test, vi } from "vitest";

import { RouteError } from "./route-error";

test("a page whose code cannot be loaded says so and can be loaded again", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const lost = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));
  const router = createMemoryRouter([
    { path: "/", lazy: lost, errorElement: <RouteError />, hydrateFallbackElement: <></> },
  ]);
  render(<RouterProvider router={router} />);
  expect(await screen.findByRole("alert")).toHaveTextContent("This page did not work.");
  expect(screen.getByRole("main")).toContainElement(screen.getByRole("alert"));

  const reload = vi.fn();
  vi.stubGlobal("location", { reload });
  await userEvent.click(screen.getByRole("button", { name: "Load again" }));
  expect(reload).toHaveBeenCalledOnce();
});
