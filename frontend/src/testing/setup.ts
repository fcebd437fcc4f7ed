import "@testing-library/jest-dom/vitest";

import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll } from "vitest";

import { installDialogs } from "./dialog";
import { server } from "./server";
import { installViews } from "./views";

// Pages load their code when they are opened, which takes a while on a busy machine.
configure({ asyncUtilTimeout: 4_000 });

installDialogs();
installViews();
window.scrollTo = () => undefined;

beforeAll(() => {
  server.listen({ onUnhandledRequest: "error" });
});

afterEach(() => {
  cleanup();
  server.resetHandlers();
});

afterAll(() => {
  server.close();
});
