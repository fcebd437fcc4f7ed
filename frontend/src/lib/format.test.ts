import { expect, test } from "vitest";

import { formatBytes, formatRelative } from "./format";

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1_000, "1 kB"],
  [1_536_000, "1.5 MB"],
  [50_000_000, "50 MB"],
  [999_999, "1 MB"],
  [1_000_000_000, "1 GB"],
  [2_500_000_000_000, "2,500 GB"],
])("%i bytes are written as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  ["2026-03-10T11:59:01Z", "just now"],
  ["2026-03-10T11:58:01Z", "1 minute ago"],
  ["2026-03-10T09:00:00Z", "3 hours ago"],
  ["2026-03-09T11:00:00Z", "yesterday"],
  ["2026-02-20T12:00:00Z", "2 weeks ago"],
  ["2024-03-01T12:00:00Z", "2 years ago"],
])("%s seen from noon on 10 March 2026 is %s", (date, text) => {
  expect(formatRelative(new Date(date), new Date("2026-03-10T12:00:00Z"))).toBe(text);
});
