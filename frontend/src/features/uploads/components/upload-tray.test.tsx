import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";

import { answer } from "@/testing/answers";
import { exampleMe, examplePage } from "@/testing/examples";
import { exampleFile } from "@/testing/files";
import { renderApp } from "@/testing/render-app";
import { startUploadServer, type UploadServer } from "@/testing/upload-server";

let uploads: UploadServer;

beforeEach(() => {
  uploads = startUploadServer();
  answer("get", "/me", exampleMe());
  answer("get", "/images", examplePage([]));
});

const openFeed = () => renderApp("/", { page: { kind: "feed", images: examplePage([]) } });
const tray = async () => within(await screen.findByRole("region", { name: "Uploads" }));

test("without uploads there is no tray", async () => {
  openFeed();
  await waitFor(() => {
    expect(uploads.count("GET /uploads")).toBe(1);
  });
  expect(screen.queryByRole("region", { name: "Uploads" })).not.toBeInTheDocument();
});

test("what waits for its file is told on every page, folded, until it is closed", async () => {
  uploads.begin({ filename: "quay.jpg", size: 8 });
  const { user } = openFeed();
  const region = await tray();
  expect(region.getByRole("heading")).toHaveTextContent("1 waiting for you");
  expect(region.queryByRole("list")).not.toBeInTheDocument();
  await user.click(region.getByRole("button", { name: "Show the files" }));
  expect(region.getByRole("listitem")).toHaveTextContent("choose it again to go on (8 bytes)");

  await user.click(region.getByRole("button", { name: "Close the uploads" }));
  expect(screen.queryByRole("region", { name: "Uploads" })).not.toBeInTheDocument();
  expect(uploads.held.size).toBe(1);
});

test("it goes on from the tray, which opens while something is under way", async () => {
  uploads.begin({ filename: "quay.jpg", size: 8 });
  uploads.storeAnswers = ["held"];
  const { user } = openFeed();
  const region = await tray();
  await user.click(region.getByRole("button", { name: "Show the files" }));
  await user.upload(region.getByLabelText("Choose quay.jpg again"), exampleFile("quay.jpg"));
  await waitFor(() => {
    expect(region.getByRole("heading")).toHaveTextContent("Sending 1 picture");
  });
  expect(region.getByRole("progressbar", { name: "All uploads" })).toBeVisible();
  expect(region.queryByRole("button", { name: "Close the uploads" })).not.toBeInTheDocument();
});
