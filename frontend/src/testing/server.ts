import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";

import { exampleUser } from "./examples";

/** Answers in place of the API; each test says what. Nothing is on its way, nobody has said anything, and pictures are in no album, unless it says so. */
export const server = setupServer(
  http.get("/api/v1/images/:id/comments", () => HttpResponse.json({ results: [], next_cursor: null })),
  http.get("/api/v1/images/:id/albums", () => HttpResponse.json({ results: [], next_cursor: null })),
  http.get("/api/v1/users/:handle", ({ params }) => {
    const handle = String(params.handle);
    return HttpResponse.json(exampleUser({ handle, display_name: handle === "tom" ? "Tom Okafor" : handle }));
  }),
  http.get("/api/v1/me/on-this-day", () => HttpResponse.json({ results: [], next_cursor: null })),
  http.get("/api/v1/uploads", () => HttpResponse.json({ results: [], next_cursor: null })),
);
