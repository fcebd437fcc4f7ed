import { expect, test } from "vitest";

import { exampleItem } from "@/testing/uploads";

import { isUnderWay, isUnsent, overallPercent, stateText, summary } from "./upload-item";

test("a row says how far the file is, and why it went no further", () => {
  expect(stateText(exampleItem({ state: "sending", percent: 40 }))).toBe("Sending 40 %");
  expect(stateText(exampleItem({ state: "checking", percent: 100 }))).toBe("Checking");
  expect(stateText(exampleItem({ state: "refused", detail: "The file is empty." }))).toBe("The file is empty.");
});

test("a file that is being checked is under way, but would survive leaving the page", () => {
  const checking = exampleItem({ state: "checking" });
  expect([isUnderWay(checking), isUnsent(checking)]).toEqual([true, false]);
  const sending = exampleItem({ state: "sending" });
  expect([isUnderWay(sending), isUnsent(sending)]).toEqual([true, true]);
});

test("overall progress counts bytes, not files, and only what is to arrive", () => {
  const large = exampleItem({ file: new File(["x".repeat(900)], "large.jpg"), state: "sending", percent: 50 });
  const small = exampleItem({ file: new File(["x".repeat(100)], "small.jpg"), state: "checking", percent: 100 });
  const refused = exampleItem({ file: new File(["x".repeat(5000)], "notes.pdf"), state: "refused" });
  expect(overallPercent([large, small, refused])).toBe(55);
});

test("with nothing left to arrive the progress is complete", () => {
  expect(overallPercent([exampleItem({ state: "failed" })])).toBe(100);
});

test("the heading follows the files from sending to ready", () => {
  const [waiting, sending] = [exampleItem({ state: "waiting" }), exampleItem({ state: "sending" })];
  const [checking, ready] = [exampleItem({ state: "checking" }), exampleItem({ state: "ready" })];
  const refused = exampleItem({ state: "refused" });
  expect(summary([waiting, sending, checking, ready])).toBe("Sending 2 pictures");
  expect(summary([checking, ready])).toBe("Checking 1 picture");
  expect(summary([ready])).toBe("1 picture ready");
  expect(summary([ready, ready, refused])).toBe("2 pictures ready, 1 not");
});
