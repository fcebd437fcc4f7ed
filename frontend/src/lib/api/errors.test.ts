import { expect, test, vi } from "vitest";

import { exampleError } from "@/testing/examples";

import { ApiError, errorText, isNotFound, isSessionEnded } from "./errors";

test("it carries what the server said and which field it is about", () => {
  const error = new ApiError(400, exampleError("Too long.", { attr: "title", code: "max_length" }));
  expect(error).toMatchObject({ status: 400, message: "Too long.", attr: "title", code: "max_length" });
});

test.each([["an HTML page", "<h1>502</h1>"], ["no body", undefined], ["no entries", { errors: [] }]])(
  "%s instead of the API's errors still gives a person something to read",
  (_, body) => {
    const error = new ApiError(502, body);
    expect(errorText(error)).toBe("Something went wrong on our side. Try again in a moment.");
    expect(error.attr).toBeNull();
  },
);

test("an ended session and a missing thing are told apart", () => {
  const [ended, missing] = [new ApiError(401, null), new ApiError(404, null)];
  expect([isSessionEnded(ended), isSessionEnded(missing)]).toEqual([true, false]);
  expect([isNotFound(ended), isNotFound(missing)]).toEqual([false, true]);
  expect(errorText(ended)).toBe("Your session has ended. Sign in again.");
});

test("a request that never got through is put down to the connection or to us", () => {
  const lost = new TypeError("Failed to fetch");
  expect(errorText(lost)).toBe("We could not be reached. Try again in a moment.");
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  expect(errorText(lost)).toBe("You are offline.");
});
