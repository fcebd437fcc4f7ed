import type { RouteObject } from "react-router";

/** `/settings` and the pages below it. */
export const settingsRoutes: RouteObject = {
  path: "/settings",
  lazy: () => import("./layout"),
  children: [
    { index: true, lazy: () => import("./profile") },
    { path: "privacy", lazy: () => import("./privacy") },
    { path: "tokens", lazy: () => import("./tokens") },
    { path: "sessions", lazy: () => import("./sessions") },
    { path: "data", lazy: () => import("./data") },
    { path: "leave", lazy: () => import("./leave") },
  ],
};
