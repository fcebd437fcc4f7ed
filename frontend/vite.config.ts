import { fileURLToPath } from "node:url";

import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Django serves what is built here below /static/ and finds the hashed names through the manifest.
  base: "/static/",
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "dist",
    manifest: "manifest.json",
    // The content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    rolldownOptions: { input: ["src/main.tsx", "src/server-pages.ts"] },
  },
  server: { port: 5173, strictPort: true, cors: { origin: /^http:\/\/(localhost|127\.0\.0\.1):\d+$/ } },
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://localhost:8000/" } },
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
  },
});
