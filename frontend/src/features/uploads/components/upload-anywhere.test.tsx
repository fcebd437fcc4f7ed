import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { exampleFile } from "@/testing/files";
import { headingIs, UploadPage } from "@/testing/upload-page";

const page = new UploadPage();

test("dropped files are taken anywhere on the page, and what is no picture is counted", async () => {
  await page.open();
  const files = [exampleFile("quay.jpg"), exampleFile(".DS_Store", "x", "")];
  const dataTransfer = { types: ["Files"], files, items: [] };
  // The queue is loaded once the page stands.
  await waitFor(() => {
    fireEvent.dragEnter(document.body, { dataTransfer });
    expect(screen.getByText("Drop to upload")).toBeVisible();
  });
  fireEvent.drop(document.body, { dataTransfer });
  await headingIs("1 ready");
  expect(screen.getByText("1 file is not a picture and was left out: .DS_Store.")).toBeVisible();
});

test("pasted pictures are taken too", async () => {
  await page.open();
  // The queue is loaded once the page stands.
  await waitFor(() => {
    fireEvent.dragEnter(document.body, { dataTransfer: { types: ["Files"], files: [], items: [] } });
    expect(screen.getByText("Drop to upload")).toBeVisible();
  });
  fireEvent.dragLeave(document.body, { dataTransfer: { types: ["Files"], files: [], items: [] } });
  act(() => {
    const paste = Object.assign(new Event("paste"), { clipboardData: { files: [exampleFile("image.png", "x", "image/png")] } });
    window.dispatchEvent(paste);
  });
  await headingIs("1 ready");
});
