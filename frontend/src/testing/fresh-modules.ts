import { vi } from "vitest";

// All files share one DOM and the libraries; what the app keeps in its modules starts anew with each.
vi.resetModules();
