import { fileURLToPath } from "node:url";

import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

import { messages } from "./messages/vite-plugin";

const productionRouter = fileURLToPath(new URL("./node_modules/react-router/dist/production/index.mjs", import.meta.url));

export default defineConfig(({ command }) => ({
  // Django finds the hashed names through the manifest. Built files name each other relative to themselves, because on AWS
  // they are in a bucket of their own.
  base: command === "serve" ? "/static/" : "./",
  plugins: [messages(), react()],
  resolve: {
    alias: {
      "@": fileURLToPath(new URL("./src", import.meta.url)),
      // Its package leads bundlers to the build that has warnings for developers in it.
      ...(command === "build" && { "react-router": productionRouter }),
    },
  },
  build: {
    outDir: "dist",
    manifest: "manifest.json",
    // The content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ["src/main.tsx", "src/server-pages.ts", "src/moderation.ts"],
      output: {
        codeSplitting: {
          // Each in one file, as that compresses better than many: libraries that every page needs, which stay in caches
          // when only ours changes, and what of ours the first page needs.
          groups: [
            // Runs before the others are looked at.
            { name: "ahead", priority: 2, test: /src\/(first-pictures|components\/grid\/(justify|measures)|lib\/(covered|initial-data|renditions))\.ts/ },
            { name: "foundation", priority: 1, test: /node_modules\/(@tanstack|openapi-fetch|react|react-dom|react-router|scheduler)\// },
            {
              name: "first",
              priority: 1,
              tags: ["$initial"],
              test: /src\/(app|components|config|features|lib)\/|preload-helper|@internationalized/,
            },
            // What several later pages need: a file for each icon or part would be a request and a name for each.
            { name: "icons", test: /node_modules\/lucide-react\//, minShareCount: 2 },
            { name: "parts", test: /src\/(components|lib)\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: { port: 5173, strictPort: true, cors: { origin: /^http:\/\/(localhost|127\.0\.0\.1):\d+$/ } },
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://localhost:8000/" } },
    setupFiles: ["src/testing/fresh-modules.ts", "src/testing/setup.ts"],
    restoreMocks: true,
    // A DOM and libraries of its own for every file cost more than all tests.
    isolate: false,
    // By default one processor is left alone, which on a machine with two is half of it.
    maxWorkers: "100%",
    // A whole page with its forms takes a while on a busy machine.
    testTimeout: 20_000,
  },
}));
