import createClient, { type Middleware } from "openapi-fetch";

import { absoluteUrl } from "@/config/site";

import { csrfToken } from "../cookies";

import { ApiError } from "./errors";
import type { paths } from "./schema";

const protectFromForgery: Middleware = {
  onRequest({ request }) {
    if (request.method !== "GET") request.headers.set("X-CSRFToken", csrfToken());
    return request;
  },
};

export const api = createClient<paths>({
  baseUrl: absoluteUrl(""),
  fetch: (request) => globalThis.fetch(request),
});
api.use(protectFromForgery);

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The body of a successful answer; throws `ApiError` for any other. */
export async function unwrap<Data>(pending: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await pending;
  if (!response.ok || data === undefined || data === null) throw new ApiError(response.status, error);
  return data;
}

/** For answers without a body; throws `ApiError` unless the request succeeded. */
export async function unwrapEmpty(pending: Promise<Answer<unknown>>): Promise<void> {
  const { error, response } = await pending;
  if (!response.ok) throw new ApiError(response.status, error);
}

/** The body with the version that the server gave it, for `If-Match`; throws `ApiError` as `unwrap` does. */
export async function unwrapTagged<Data>(pending: Promise<Answer<Data>>) {
  const answer = await pending;
  const body = await unwrap(Promise.resolve(answer));
  return { body, etag: answer.response.headers.get("ETag") };
}
