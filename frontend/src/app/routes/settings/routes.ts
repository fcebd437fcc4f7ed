import type { RouteObject } from "react-router";

import { loaded } from "@/lib/i18n/language";

/** `/settings` and the pages below it. */
export const settingsRoutes: RouteObject = {
  path: "/settings",
  lazy: () => loaded(import("./layout")),
  children: [
    { index: true, lazy: () => loaded(import("./profile")) },
    { path: "privacy", lazy: () => loaded(import("./privacy")) },
    { path: "tokens", lazy: () => loaded(import("./tokens")) },
    { path: "sessions", lazy: () => loaded(import("./sessions")) },
    { path: "data", lazy: () => loaded(import("./data")) },
    { path: "leave", lazy: () => loaded(import("./leave")) },
  ],
};
