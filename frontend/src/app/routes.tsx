import type { RouteObject } from "react-router";

import { NotFound } from "@/components/not-found";

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
      { path: "/albums/:id/waiting", lazy: () => import("./routes/waiting") },
      { path: "/components", lazy: () => import("./routes/components") },
      { path: "/erasures/:id", lazy: () => import("./routes/erasure") },
      { path: "/i/:id", lazy: () => import("./routes/image") },
      { path: "/notifications", lazy: () => import("./routes/notifications") },
      { path: "/links", lazy: () => import("./routes/links") },
      settingsRoutes,
      { path: "/following", lazy: () => import("./routes/following") },
      { path: "/timeline", lazy: () => import("./routes/timeline") },
      { path: "/albums", lazy: () => import("./routes/albums") },
      { path: "/albums/:id", lazy: () => import("./routes/album") },
      { path: "/favourites", lazy: () => import("./routes/favourites") },
      { path: "/search", lazy: () => import("./routes/search") },
      { path: "/tags/:name", lazy: () => import("./routes/tag") },
      { path: "/trash", lazy: () => import("./routes/trash") },
      { path: "/u/:handle", lazy: () => import("./routes/user") },
      { path: "/u/:handle/albums", lazy: () => import("./routes/user-albums") },
      { path: "/upload", lazy: () => import("./routes/upload") },
      { path: "*", element: <NotFound /> },
    ],
  },
];
