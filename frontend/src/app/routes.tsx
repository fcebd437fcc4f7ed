import type { RouteObject } from "react-router";

import { loaded } from "@/lib/i18n/language";

import { Frame } from "./frame";
import { RouteError } from "./route-error";
import { Component as Feed } from "./routes/feed";
import { settingsRoutes } from "./routes/settings/routes";

/** The feed comes with the first load, as it is where most visits begin; the other pages when they are asked for. */
export const routes: RouteObject[] = [
  {
    element: <Frame />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <></>,
    children: [
      { path: "/", element: <Feed /> },
      { path: "/albums/:id/waiting", lazy: () => loaded(import("./routes/waiting")) },
      { path: "/components", lazy: () => loaded(import("./routes/components")) },
      { path: "/erasures/:id", lazy: () => loaded(import("./routes/erasure")) },
      { path: "/i/:id", lazy: () => loaded(import("./routes/image")) },
      { path: "/notifications", lazy: () => loaded(import("./routes/notifications")) },
      { path: "/links", lazy: () => loaded(import("./routes/links")) },
      settingsRoutes,
      { path: "/following", lazy: () => loaded(import("./routes/following")) },
      { path: "/timeline", lazy: () => loaded(import("./routes/timeline")) },
      { path: "/albums", lazy: () => loaded(import("./routes/albums")) },
      { path: "/albums/:id", lazy: () => loaded(import("./routes/album")) },
      { path: "/favourites", lazy: () => loaded(import("./routes/favourites")) },
      { path: "/search", lazy: () => loaded(import("./routes/search")) },
      { path: "/tags/:name", lazy: () => loaded(import("./routes/tag")) },
      { path: "/trash", lazy: () => loaded(import("./routes/trash")) },
      { path: "/u/:handle", lazy: () => loaded(import("./routes/user")) },
      { path: "/u/:handle/albums", lazy: () => loaded(import("./routes/user-albums")) },
      { path: "/upload", lazy: () => loaded(import("./routes/upload")) },
      { path: "*", lazy: () => loaded(import("./routes/not-found")) },
    ],
  },
];
