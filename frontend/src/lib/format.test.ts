import { expect, test } from "vitest";

import { formatBytes, formatDuration, formatRelative, plural } from "./format";

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1_000, "1 kB"],
  [1_536_000, "1.5 MB"],
  [16_777_216, "17 MB"],
  [3_240_000_000, "3.2 GB"],
  [20_000_000_000, "20 GB"],
  [5_000_000_000_000, "5,000 GB"],
])("%i bytes are %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test("times are told relative to now, in the largest unit that fits", () => {
  const now = new Date("2026-03-01T12:00:00Z");
  const ago = (seconds: number) => formatRelative(new Date(now.getTime() - seconds * 1_000), now);
  expect([ago(10), ago(90), ago(3 * 3_600), ago(86_400), ago(15 * 86_400), ago(400 * 86_400)]).toEqual([
    "just now",
    "1 minute ago",
    "3 hours ago",
    "yesterday",
    "2 weeks ago",
    "last year",
  ]);
});

test("what is left is estimated, not counted down", () => {
  expect([3, 33, 58, 200, 3_500, 7_300].map(formatDuration)).toEqual([
    "a few seconds",
    "about 30 seconds",
    "about 1 minute",
    "about 3 minutes",
    "about 58 minutes",
    "about 2 hours",
  ]);
});

test("one is singular, everything else plural", () => {
  expect([0, 1, 2, 1_200].map((count) => plural(count, "file", "files"))).toEqual([
    "0 files",
    "1 file",
    "2 files",
    "1,200 files",
  ]);
});
