import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";

/** Answers in place of the API; each test says what. Nothing is on its way unless it says so. */
export const server = setupServer(
  http.get("/api/v1/me/on-this-day", () => HttpResponse.json({ results: [], next_cursor: null })),
  http.get("/api/v1/uploads", () => HttpResponse.json({ results: [], next_cursor: null })),
);
