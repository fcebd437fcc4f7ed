import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { expect, test, vi } from "vitest";

import { ApiError } from "@/lib/api/errors";
import { ConfigContext } from "@/lib/session";
import { exampleConfig, exampleError } from "@/testing/examples";

import { ErrorState } from "./error-state";

function show(error: unknown, path = "/") {
  const onRetry = vi.fn();
  render(
    <MemoryRouter initialEntries={[path]}>
      <ConfigContext value={exampleConfig}>
        <ErrorState what="It did not work." error={error} onRetry={onRetry} />
      </ConfigContext>
    </MemoryRouter>,
  );
  return onRetry;
}

test("it says what the server said and offers another try", async () => {
  const onRetry = show(new ApiError(503, exampleError("We are moving.")));
  expect(screen.getByRole("alert")).toHaveTextContent("It did not work. We are moving.");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(onRetry).toHaveBeenCalledOnce();
});

test("trying again is no use once the session has ended: it leads to the sign-in and back here", () => {
  show(new ApiError(401, exampleError("Not signed in.")), "/u/rosa?from=mail");
  const link = screen.getByRole("link", { name: "Sign in" });
  expect(link).toHaveAttribute("href", "/sign-in/?next=%2Fu%2Frosa%3Ffrom%3Dmail");
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

test("without a network it says so", () => {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  show(new TypeError("Failed to fetch"));
  expect(screen.getByRole("alert")).toHaveTextContent("It did not work. You are offline.");
});
