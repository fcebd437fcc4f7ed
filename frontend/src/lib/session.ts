import { useQuery } from "@tanstack/react-query";
import { createContext, use } from "react";

import { basePath } from "@/config/site";

import { api, unwrap } from "./api/client";
import type { Me } from "./api/types";
import type { Config } from "./initial-data";
import { queryKeys } from "./query-keys";

export const ConfigContext = createContext<Config | null>(null);

/** What the server says of itself: limits, accepted types, where to sign in. */
export function useConfig(): Config {
  const config = use(ConfigContext);
  if (!config) throw new Error("useConfig needs a ConfigContext above it.");
  return config;
}

/** The signed-in person; null for a visitor. Seeded by the page, refreshed when invalidated. */
export function useMe(): Me | null {
  const { data } = useQuery<Me | null>({
    queryKey: queryKeys.me,
    queryFn: ({ signal }) => unwrap(api.GET("/api/v1/me", { signal })),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return data ?? null;
}

/** Where to sign in so as to come back to one of `paths`. */
export function signInHref(config: Config, path: string): string {
  return `${config.sign_in_url}?next=${encodeURIComponent(basePath + path)}`;
}
