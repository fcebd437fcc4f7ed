import { http, HttpResponse, type JsonBodyType } from "msw";

import { server } from "./server";

type Method = "get" | "post" | "put" | "patch" | "delete";

/** A request as the server saw it. */
export interface Seen {
  query: Record<string, string>;
  body: unknown;
}

/** From now on the API answers like this; returns the list that its requests will be noted in. */
export function answer(
  method: Method,
  path: string,
  body: JsonBodyType | Promise<JsonBodyType>,
  status = 200,
): Seen[] {
  const seen: Seen[] = [];
  server.use(
    http[method](`/api/v1${path}`, async ({ request }) => {
      const text = await request.text();
      const query = Object.fromEntries(new URL(request.url).searchParams);
      seen.push({ query, body: text ? (JSON.parse(text) as unknown) : null });
      const content = await body;
      return status === 204 ? new HttpResponse(null, { status }) : HttpResponse.json(content, { status });
    }),
  );
  return seen;
}

/** A body that is not there before the test releases it. */
export function held(body: JsonBodyType) {
  let release: () => void = () => undefined;
  const content = new Promise<JsonBodyType>((resolve) => {
    release = () => {
      resolve(body);
    };
  });
  return { content, release };
}
