import "./first-pictures";
import "./styles/index.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, RouterProvider } from "react-router";

import { Providers } from "./app/providers";
import { routes } from "./app/routes";
import { basePath } from "./config/site";
import { showLanguage } from "./lib/i18n/language";
import { readInitialData } from "./lib/initial-data";
import { createQueryClient, seed } from "./lib/query-client";

const container = document.getElementById("root");
if (!container) throw new Error("The page has no #root.");

const data = readInitialData();
const client = createQueryClient();
seed(client, data);

void showLanguage().then(() => {
  createRoot(container).render(
    <StrictMode>
      <Providers client={client} config={data.config}>
        <RouterProvider router={createBrowserRouter(routes, { basename: basePath || "/" })} />
      </Providers>
    </StrictMode>,
  );
});
