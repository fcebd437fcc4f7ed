import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import { answer, held } from "@/testing/answers";
import { examplePage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";
import { exampleFile, takeUploads } from "@/testing/uploads";

import { chooseVisibility } from "../visibility-choice";

afterEach(() => {
  act(() => {
    chooseVisibility("public");
  });
});

/** A drag as the browser tells of it: of files, unless `types` says otherwise. */
const dragging = (files: File[], types = ["Files"]) => ({ dataTransfer: { types, files } });

const drag = dragging([exampleFile()]);

async function openFeed() {
  const app = renderApp("/", { page: { kind: "feed", images: examplePage([]) } });
  const main = await screen.findByRole("main");
  // The dock comes in its own piece of code; it is there once it reacts.
  await waitFor(() => {
    fireEvent.dragEnter(main, drag);
    expect(screen.getByText("Drop to upload")).toBeVisible();
  });
  fireEvent.dragLeave(main, drag);
  expect(screen.queryByText("Drop to upload")).toBeNull();
  return { ...app, main };
}

function askToLeave(): boolean {
  const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

test("files over the page are told who will see them, as long as they are over it", async () => {
  const { main } = await openFeed();
  act(() => {
    chooseVisibility("unlisted");
  });
  fireEvent.dragEnter(main, drag);
  // Into something on the page: entering it comes before leaving what is around it.
  fireEvent.dragEnter(screen.getByRole("banner"), drag);
  fireEvent.dragLeave(main, drag);
  expect(screen.getByText("Unlisted: Only those who have the link see it.")).toBeVisible();
  fireEvent.dragLeave(screen.getByRole("banner"), drag);
  expect(screen.queryByText("Drop to upload")).toBeNull();
});

test("files dropped anywhere are uploaded, and watched from the tray", async () => {
  const site = takeUploads();
  const { main } = await openFeed();
  act(() => {
    chooseVisibility("private");
  });
  fireEvent.dragEnter(main, drag);
  fireEvent.drop(main, drag);
  expect(screen.queryByText("Drop to upload")).toBeNull();
  const tray = await screen.findByRole("region", { name: "Uploads" });
  expect(await within(tray).findByRole("link", { name: "View quay.jpg" })).toBeVisible();
  expect(site.asked).toMatchObject([{ filename: "quay.jpg", visibility: "private" }]);
});

test("dragged words are none of our business", async () => {
  takeUploads();
  const { main } = await openFeed();
  const words = dragging([], ["text/plain"]);
  fireEvent.dragEnter(main, words);
  expect(screen.queryByText("Drop to upload")).toBeNull();
  // Not prevented: the browser does with them what it always does.
  expect(fireEvent.drop(main, words)).toBe(true);
  expect(fireEvent.drop(main, drag)).toBe(false);
});

test("a picture dragged off the page itself is not uploaded again", async () => {
  const site = takeUploads();
  const { main } = await openFeed();
  fireEvent.dragStart(main, drag);
  fireEvent.dragEnter(main, drag);
  expect(screen.queryByText("Drop to upload")).toBeNull();
  fireEvent.drop(main, drag);
  fireEvent.dragEnd(main, drag);
  expect(screen.queryByRole("region", { name: "Uploads" })).toBeNull();
  expect(site.asked).toEqual([]);
  fireEvent.dragEnter(main, drag);
  expect(screen.getByText("Drop to upload")).toBeVisible();
});

test("leaving is questioned while a file would be lost, and no longer once it has arrived", async () => {
  const { content, release } = held(null);
  takeUploads({ storeIsFree: content, verdict: () => ({ state: "processing" }) });
  const { main } = await openFeed();
  expect(askToLeave()).toBe(false);
  fireEvent.drop(main, drag);
  expect(await screen.findByText(/^Sending \d+ %$/)).toBeVisible();
  expect(askToLeave()).toBe(true);
  release();
  expect(await screen.findByText("Checking")).toBeVisible();
  expect(askToLeave()).toBe(false);
});

test("the tray folds at any time but closes only when everything is done", async () => {
  const { content, release } = held(null);
  takeUploads({ storeIsFree: content });
  const { main, user } = await openFeed();
  fireEvent.drop(main, drag);
  const tray = await screen.findByRole("region", { name: "Uploads" });
  const close = { name: "Close the uploads" };
  expect(within(tray).queryByRole("button", close)).toBeNull();
  await user.click(within(tray).getByRole("button", { name: "Show the files" }));
  expect(within(tray).getByText("quay.jpg")).not.toBeVisible();
  release();
  await user.click(await within(tray).findByRole("button", close));
  expect(screen.queryByRole("region", { name: "Uploads" })).toBeNull();
});

test("a file that failed can be tried again from the tray", async () => {
  answer("post", "/uploads", null, 503);
  const { main, user } = await openFeed();
  fireEvent.drop(main, drag);
  const again = await screen.findByRole("button", { name: "Try quay.jpg again" });
  takeUploads();
  await user.click(again);
  expect(await screen.findByRole("link", { name: "View quay.jpg" })).toBeVisible();
});

test("a picture that is ready appears in the feed without a page load", async () => {
  takeUploads();
  const listed = answer("get", "/images", examplePage([]));
  const { main } = await openFeed();
  expect(listed).toHaveLength(0);
  fireEvent.drop(main, drag);
  await waitFor(() => {
    expect(listed).toHaveLength(1);
  });
});
