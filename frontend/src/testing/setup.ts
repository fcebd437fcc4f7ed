import "@testing-library/jest-dom/vitest";

import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll } from "vitest";

import { installDialogs } from "./dialog";
import { installFiles } from "./files";
import { forgetPhone, installMedia } from "./media";
import { server } from "./server";
import { installViews } from "./views";

// Pages load their code when they are opened, which takes a while on a busy machine.
configure({ asyncUtilTimeout: 8_000 });

installDialogs();
installViews();
installMedia();
installFiles();
window.scrollTo = () => undefined;

beforeAll(() => {
  server.listen({ onUnhandledRequest: "error" });
});

afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  sessionStorage.clear();
  document.body.replaceChildren();
  window.history.replaceState(null, "", "/");
  forgetPhone();
});

afterAll(() => {
  server.close();
});
