import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { exampleConfig } from "@/testing/examples";
import { renderPiece } from "@/testing/render";
import { exampleFile, exampleItem } from "@/testing/uploads";

import type { UploadItem } from "../upload-item";
import { UploadQueue } from "../upload-queue";
import { UploadsContext } from "../uploads-context";

import { UploadRow } from "./upload-row";

function renderRow(changes: Partial<UploadItem>) {
  const queue = new UploadQueue(exampleConfig, () => undefined);
  return renderPiece(
    <UploadsContext value={queue}>
      <ul>
        <UploadRow item={exampleItem(changes)} />
      </ul>
    </UploadsContext>,
  );
}

test("the picture is shown before it has arrived", () => {
  const { container } = renderRow({ previewUrl: "blob:quay", state: "sending", percent: 40 });
  expect(container.querySelector("img")).toHaveAttribute("src", "blob:quay");
  expect(screen.getByText("Sending 40 %")).toBeVisible();
  expect(screen.getByRole("progressbar", { name: "Sending quay.jpg" })).toHaveValue(40);
});

test("a picture that the browser cannot show has a plain square instead of a broken one", () => {
  const heic = exampleFile("IMG_0042.HEIC", "image/heic");
  const { container } = renderRow({ file: heic, previewUrl: "blob:heic" });
  const preview = container.querySelector("img");
  if (!preview) throw new Error("The row has no preview.");
  fireEvent.error(preview);
  expect(container.querySelector("img")).toBeNull();
  expect(container.querySelector(".upload-thumb")).toBeInTheDocument();
  expect(screen.getByText("IMG_0042.HEIC")).toBeVisible();
});

test("a picture that is ready can be viewed", () => {
  renderRow({ state: "ready", imageId: "image-1" });
  expect(screen.getByRole("link", { name: "View quay.jpg" })).toHaveAttribute("href", "/i/image-1");
});

test("a file that failed says why and can be tried again, one that was refused cannot", () => {
  const { unmount } = renderRow({ state: "failed", detail: "You are offline." });
  expect(screen.getByText("You are offline.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Try quay.jpg again" })).toBeEnabled();
  unmount();
  renderRow({ state: "refused", detail: "The file is empty." });
  expect(screen.getByText("The file is empty.")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Try quay.jpg again" })).toBeNull();
});

test("an ended session leads to signing in and back to the upload page", () => {
  renderRow({ state: "failed", detail: "Your session has ended. Sign in again.", isSessionEnded: true });
  expect(screen.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/sign-in/?next=%2Fupload");
});
