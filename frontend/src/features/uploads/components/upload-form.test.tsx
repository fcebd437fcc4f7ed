import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";

import { answer } from "@/testing/answers";
import { exampleMe } from "@/testing/examples";
import { exampleFile } from "@/testing/files";
import { renderApp } from "@/testing/render-app";
import { startUploadServer, type UploadServer } from "@/testing/upload-server";

let uploads: UploadServer;
let person = exampleMe();
let people = 0;

beforeEach(() => {
  uploads = startUploadServer();
  // The list of the test before may still be about to be saved, under the name of who had it.
  people += 1;
  person = exampleMe({ id: `person-${String(people)}` });
  answer("get", "/me", person);
});

async function openPage(me = person) {
  const view = renderApp("/upload", { me });
  const input = await screen.findByLabelText(/^Choose pictures/);
  return { ...view, choose: (...files: File[]) => view.user.upload(input, files) };
}

const uploadsRegion = () => within(screen.getByRole("region", { name: "Uploads" }));
const row = (name: string) => {
  const found = uploadsRegion()
    .getAllByRole("listitem")
    .find((item) => within(item).queryByTitle(name));
  if (!found) throw new Error(`There is no row for ${name}.`);
  return found;
};
const headingIs = (text: string) =>
  waitFor(() => {
    expect(uploadsRegion().getByRole("heading", { level: 2 })).toHaveTextContent(text);
  });

test("a picture is sent and its row leads to it, saying what was found and removed", async () => {
  const { choose } = await openPage();
  await choose(exampleFile("quay.jpg"));
  await headingIs("1 ready");
  expect(row("quay.jpg")).toHaveTextContent("Ready · View · Location found and removed");
  expect(within(row("quay.jpg")).getByRole("link", { name: "View quay.jpg" })).toHaveAttribute("href", "/i/upload-1");
  expect(screen.getAllByRole("status").map(({ textContent }) => textContent)).toContain("Uploads: 1 ready.");
});

test("a picture that the browser cannot show has a plain thumb instead", async () => {
  const { choose } = await openPage();
  await choose(exampleFile("quay.jpg"));
  const preview = row("quay.jpg").querySelector("img");
  expect(preview).toHaveAttribute("src", expect.stringContaining("blob:"));
  if (preview) fireEvent.error(preview);
  expect(row("quay.jpg").querySelector("img")).toBeNull();
  expect(row("quay.jpg").querySelector(".upload-thumb")).toBeVisible();
});

test("a duplicate can be looked at, skipped or kept, and the row keeps the focus", async () => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("quay.jpg"));
  uploads.duplicates.set(Buffer.from(digest).toString("hex"), "image-7");
  const { choose, user } = await openPage();
  await choose(exampleFile("quay.jpg"));
  const skip = await uploadsRegion().findByRole("button", { name: "Skip quay.jpg" });
  expect(row("quay.jpg")).toHaveTextContent("You have this picture already");
  expect(within(row("quay.jpg")).getByRole("link", { name: /^See it/ })).toHaveAttribute("href", "/i/image-7");
  expect(uploadsRegion().queryByRole("button", { name: "Skip all duplicates" })).not.toBeInTheDocument();

  await user.click(skip);
  expect(row("quay.jpg")).toHaveTextContent("Skipped as a duplicate");
  expect(row("quay.jpg")).toHaveFocus();
});

test("several duplicates are answered at once", async () => {
  for (const name of ["a.jpg", "b.jpg"]) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(name));
    uploads.duplicates.set(Buffer.from(digest).toString("hex"), `image-of-${name}`);
  }
  const { choose, user } = await openPage();
  await choose(exampleFile("a.jpg"), exampleFile("b.jpg"), exampleFile("c.jpg"));
  await user.click(await uploadsRegion().findByRole("button", { name: "Skip all duplicates" }));
  await headingIs("1 ready, 2 skipped as duplicates");
});

test("without room there is one message for the rest, with a way on", async () => {
  uploads.isFull = true;
  const { choose, user } = await openPage();
  await choose(exampleFile("a.jpg"), exampleFile("b.jpg"));
  await waitFor(() => {
    expect(screen.getByRole("alert")).toHaveTextContent(
      "You have 2 MB left. Delete something first. 2 files wait.",
    );
  });
  await waitFor(() => {
    expect(row("a.jpg")).toHaveTextContent("Waiting for room");
  });
  uploads.isFull = false;
  await user.click(within(screen.getByRole("alert")).getByRole("button", { name: "Try again" }));
  await headingIs("2 ready");
});

test("a batch ends with what was not accepted, by the reason, and with a list to copy", async () => {
  uploads.rejections.set("cut.jpg", "The file is cut short.");
  uploads.rejections.set("torn.jpg", "The file is cut short.");
  const { choose, user } = await openPage();
  await choose(exampleFile("quay.jpg"), exampleFile("cut.jpg"), exampleFile("torn.jpg"));
  await headingIs("1 ready, 2 not accepted");
  const term = uploadsRegion().getByText("Not accepted: 2 files");
  expect(term.nextElementSibling).toHaveTextContent("The file is cut short. cut.jpg, torn.jpg");
  expect(uploadsRegion().getByRole("button", { name: "Send cut.jpg again" })).toBeVisible();

  await user.click(uploadsRegion().getByRole("button", { name: "Copy the list" }));
  const copied = await navigator.clipboard.readText();
  expect(copied.split("\n")).toHaveLength(4);
});

test("everything that failed is tried again at once", async () => {
  uploads.storeAnswers = [400, 400];
  const { choose, user } = await openPage();
  await choose(exampleFile("a.jpg"), exampleFile("b.jpg"));
  await headingIs("2 not sent");
  expect(uploadsRegion().getByRole("button", { name: "Try a.jpg again" })).toBeVisible();
  await user.click(uploadsRegion().getByRole("button", { name: "Retry all that failed" }));
  await headingIs("2 ready");
});

test("a picture that looks like another is pointed out, not held up", async () => {
  uploads.lookalikes.set("quay.jpg", ["image-9"]);
  const { choose } = await openPage();
  await choose(exampleFile("quay.jpg"));
  const hint = await uploadsRegion().findByRole("link", { name: "Looks like one you have: quay.jpg" });
  expect(hint).toHaveAttribute("href", "/i/image-9");
});

test("when a row is taken off, the next one has the focus", async () => {
  const { choose, user } = await openPage();
  await choose(exampleFile("a.jpg"), exampleFile("b.jpg"));
  await headingIs("2 ready");
  await user.click(uploadsRegion().getByRole("button", { name: "Remove from this list: a.jpg" }));
  expect(uploadsRegion().getByRole("button", { name: "Remove from this list: b.jpg" })).toHaveFocus();
});

test("leaving is warned of only while bytes are unsent", async () => {
  const leave = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  uploads.storeAnswers = ["held"];
  const { choose, user } = await openPage();
  expect(leave()).toBe(false);
  await choose(exampleFile("quay.jpg"));
  await waitFor(() => {
    expect(row("quay.jpg")).toHaveTextContent("Sending");
  });
  expect(leave()).toBe(true);
  await user.click(uploadsRegion().getByRole("button", { name: "Pause quay.jpg" }));
  const resume = uploadsRegion().getByRole("button", { name: "Resume quay.jpg" });
  expect(resume).toHaveFocus();
  await user.click(resume);
  await headingIs("1 ready");
  expect(leave()).toBe(false);
});

test("what waits from elsewhere can be chosen from its row, or called off", async () => {
  uploads.begin({ id: "one", filename: "quay.jpg", size: 8 });
  uploads.begin({ id: "two", filename: "fog.jpg", size: 7 });
  const { user } = await openPage();
  await user.upload(await screen.findByLabelText("Choose quay.jpg again"), exampleFile("quay.jpg"));
  await user.click(uploadsRegion().getByRole("button", { name: "Call off: fog.jpg" }));
  await headingIs("1 ready");
  await waitFor(() => {
    expect([...uploads.held.keys()]).toEqual(["one"]);
  });
});

test("dropped files are taken anywhere on the page, and what is no picture is counted", async () => {
  await openPage();
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
  await openPage();
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

test.each([
  ["quietly", { bytes_held: 3_200_000_000, images_held: 40 }, "3.2 GB of 20 GB used", "false"],
  ["loudly when it runs short", { bytes_held: 17_000_000_000, images_held: 40 }, "17 GB of 20 GB used", "true"],
  ["of pictures when those run short", { bytes_held: 0, images_held: 900 }, "900 of 1,000 pictures used", "true"],
])("the room that is taken is told %s", async (_name, held, text, isProminent) => {
  await openPage(exampleMe({ quota: { bytes_limit: 20_000_000_000, images_limit: 1_000, ...held } }));
  expect(screen.getByText(text).parentElement).toHaveAttribute("data-prominent", isProminent);
  expect(screen.getByRole("progressbar", { name: text })).toBeVisible();
});
