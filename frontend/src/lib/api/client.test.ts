import { http, HttpResponse } from "msw";
import { afterEach, expect, test } from "vitest";

import { exampleError, exampleMe } from "@/testing/examples";
import { server } from "@/testing/server";

import { api, unwrap, unwrapEmpty } from "./client";

afterEach(() => {
  document.cookie = "csrftoken=; max-age=0";
});

test("what changes something carries the token of the cookie, what only reads does not", async () => {
  document.cookie = "csrftoken=s3cret";
  const tokens: (string | null)[] = [];
  server.use(
    http.all("/api/v1/me", ({ request }) => {
      tokens.push(request.headers.get("X-CSRFToken"));
      return HttpResponse.json(exampleMe());
    }),
  );
  await unwrap(api.GET("/api/v1/me"));
  await unwrap(api.PATCH("/api/v1/me", { body: { bio: "New." } }));
  expect(tokens).toEqual([null, "s3cret"]);
});

test("a refusal is thrown with the server's words", async () => {
  server.use(http.get("/api/v1/me", () => HttpResponse.json(exampleError("Not today."), { status: 403 })));
  await expect(unwrap(api.GET("/api/v1/me"))).rejects.toMatchObject({ status: 403, message: "Not today." });
});

test("an answer without a body is a success where none is expected", async () => {
  const params = { path: { upload_id: "u1" } };
  const remove = () => unwrapEmpty(api.DELETE("/api/v1/uploads/{upload_id}", { params }));
  server.use(http.delete("/api/v1/uploads/u1", () => new HttpResponse(null, { status: 204 })));
  await expect(remove()).resolves.toBeUndefined();
  server.use(http.delete("/api/v1/uploads/u1", () => HttpResponse.json(exampleError("Gone."), { status: 404 })));
  await expect(remove()).rejects.toMatchObject({ status: 404, message: "Gone." });
});
