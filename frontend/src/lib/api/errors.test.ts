import { expect, test } from "vitest";

import { setOnline } from "@/testing/connection";
import { exampleError } from "@/testing/examples";

import { ApiError, errorText, isConflict, isNotFound, isQuotaReached, isSessionEnded } from "./errors";

test("an error says what the server said, of which input, and under which code", () => {
  const error = new ApiError(400, exampleError("Too long.", { attr: "title", code: "max_length" }));
  expect(error).toMatchObject({ status: 400, message: "Too long.", attr: "title", code: "max_length" });
  expect(errorText(error)).toBe("Too long.");
});

test.each([undefined, null, "<h1>Bad gateway</h1>", {}, { errors: [] }, { errors: "none" }])(
  "a body that is not the API's (%j) gets words of our own",
  (body) => {
    expect(errorText(new ApiError(502, body))).toBe("Something went wrong on our side. Try again in a moment.");
  },
);

test("the kinds of error that pages tell apart", () => {
  expect(isSessionEnded(new ApiError(401, null))).toBe(true);
  expect(isNotFound(new ApiError(404, null))).toBe(true);
  expect(isConflict(new ApiError(409, null))).toBe(true);
  expect(isQuotaReached(new ApiError(403, exampleError("Full.", { code: "quota_reached" })))).toBe(true);
  expect(isQuotaReached(new ApiError(403, exampleError("Not yours.", { code: "forbidden" })))).toBe(false);
  expect([isSessionEnded, isNotFound, isConflict, isQuotaReached].some((is) => is(new Error("other")))).toBe(false);
});

test("an ended session, and a server out of reach, are said in words", () => {
  expect(errorText(new ApiError(401, exampleError("Unauthorized.")))).toBe("Your session has ended. Sign in again.");
  expect(errorText(new TypeError("Failed to fetch"))).toBe("We could not be reached. Try again in a moment.");
  setOnline(false);
  expect(errorText(new TypeError("Failed to fetch"))).toBe("You are offline.");
});
