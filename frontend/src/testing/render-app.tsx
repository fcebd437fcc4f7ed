import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter, type InitialEntry, RouterProvider } from "react-router";

import { Providers } from "@/app/providers";
import { routes } from "@/app/routes";
import type { Me } from "@/lib/api/types";
import type { FirstPage } from "@/lib/initial-data";
import { createQueryClient, seed } from "@/lib/query-client";

import { exampleConfig, exampleMe } from "./examples";

interface Options {
  /** Null for a visitor. */
  me?: Me | null;
  /** What the server put into the page. */
  page?: FirstPage;
  config?: typeof exampleConfig;
  /** The pages visited, the last of them on show. */
  visited?: InitialEntry[];
}

/** The whole app at a path, as somebody who is signed in unless `me` says otherwise. */
export function renderApp(path: InitialEntry, options: Options = {}) {
  const { me = exampleMe(), page = { kind: "upload" }, config = exampleConfig, visited = [] } = options;
  const client = createQueryClient();
  // A broken server is asked again as in production, but without the waits in between.
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retryDelay: 0 } });
  seed(client, { config, me, page });
  const router = createMemoryRouter(routes, { initialEntries: [...visited, path] });
  const view = render(
    <Providers client={client} config={config}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...view, user: userEvent.setup(), router };
}
