import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { MemoryRouter } from "react-router";

import type { Me } from "@/lib/api/types";
import { createQueryClient, seed } from "@/lib/query-client";
import { ConfigContext } from "@/lib/session";

import { exampleConfig, exampleMe } from "./examples";

interface Options {
  /** Null for a visitor. */
  me?: Me | null;
  config?: typeof exampleConfig;
}

/** One piece of the app, with what every page has above it. */
export function renderPiece(piece: ReactNode, { me = exampleMe(), config = exampleConfig }: Options = {}) {
  const client = createQueryClient();
  seed(client, { config, me, page: { kind: "upload" } });
  const view = render(piece, {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>
        <ConfigContext value={config}>
          <MemoryRouter>{children}</MemoryRouter>
        </ConfigContext>
      </QueryClientProvider>
    ),
  });
  return { ...view, user: userEvent.setup(), client };
}
