import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { exampleFile } from "@/testing/files";
import { headingIs, row, UploadPage, uploadsRegion } from "@/testing/upload-page";

const page = new UploadPage();

test("a picture is sent and its row leads to it, saying what was found and removed", async () => {
  const { choose } = await page.open();
  await choose(exampleFile("quay.jpg"));
  await headingIs("1 ready");
  expect(row("quay.jpg")).toHaveTextContent("Ready · View · Location found and removed");
  expect(within(row("quay.jpg")).getByRole("link", { name: "View quay.jpg" })).toHaveAttribute("href", "/i/upload-1");
  expect(screen.getAllByRole("status").map(({ textContent }) => textContent)).toContain("Uploads: 1 ready.");
});

test("a picture that the browser cannot show has a plain thumb instead", async () => {
  const { choose } = await page.open();
  await choose(exampleFile("quay.jpg"));
  const preview = row("quay.jpg").querySelector("img");
  expect(preview).toHaveAttribute("src", expect.stringContaining("blob:"));
  if (preview) fireEvent.error(preview);
  expect(row("quay.jpg").querySelector("img")).toBeNull();
  expect(row("quay.jpg").querySelector(".upload-thumb")).toBeVisible();
});

test("a duplicate can be looked at, skipped or kept, and the row keeps the focus", async () => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("quay.jpg"));
  page.uploads.duplicates.set(Buffer.from(digest).toString("hex"), "image-7");
  const { choose, user } = await page.open();
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
    page.uploads.duplicates.set(Buffer.from(digest).toString("hex"), `image-of-${name}`);
  }
  const { choose, user } = await page.open();
  await choose(exampleFile("a.jpg"), exampleFile("b.jpg"), exampleFile("c.jpg"));
  await user.click(await uploadsRegion().findByRole("button", { name: "Skip all duplicates" }));
  await headingIs("1 ready, 2 skipped as duplicates");
});

test("without room there is one message for the rest, with a way on", async () => {
  page.uploads.isFull = true;
  const { choose, user } = await page.open();
  await choose(exampleFile("a.jpg"), exampleFile("b.jpg"));
  await waitFor(() => {
    expect(screen.getByRole("alert")).toHaveTextContent(
      "You have 2 MB left. Delete something first. 2 files wait.",
    );
  });
  await waitFor(() => {
    expect(row("a.jpg")).toHaveTextContent("Waiting for room");
  });
  page.uploads.isFull = false;
  await user.click(within(screen.getByRole("alert")).getByRole("button", { name: "Try again" }));
  await headingIs("2 ready");
});

test("a batch ends with what was not accepted, by the reason, and with a list to copy", async () => {
  page.uploads.rejections.set("cut.jpg", "The file is cut short.");
  page.uploads.rejections.set("torn.jpg", "The file is cut short.");
  const { choose, user } = await page.open();
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
  page.uploads.storeAnswers = [400, 400];
  const { choose, user } = await page.open();
  await choose(exampleFile("a.jpg"), exampleFile("b.jpg"));
  await headingIs("2 not sent");
  expect(uploadsRegion().getByRole("button", { name: "Try a.jpg again" })).toBeVisible();
  await user.click(uploadsRegion().getByRole("button", { name: "Retry all that failed" }));
  await headingIs("2 ready");
});

test("a picture that looks like another is pointed out, not held up", async () => {
  page.uploads.lookalikes.set("quay.jpg", ["image-9"]);
  const { choose } = await page.open();
  await choose(exampleFile("quay.jpg"));
  const hint = await uploadsRegion().findByRole("link", { name: "Looks like one you have: quay.jpg" });
  expect(hint).toHaveAttribute("href", "/i/image-9");
});

test("when a row is taken off, the next one has the focus", async () => {
  const { choose, user } = await page.open();
  await choose(exampleFile("a.jpg"), exampleFile("b.jpg"));
  await headingIs("2 ready");
  await user.click(uploadsRegion().getByRole("button", { name: "Remove from this list: a.jpg" }));
  expect(uploadsRegion().getByRole("button", { name: "Remove from this list: b.jpg" })).toHaveFocus();
});

test("leaving is warned of only while bytes are unsent", async () => {
  const leave = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  page.uploads.storeAnswers = ["held"];
  const { choose, user } = await page.open();
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
  page.uploads.begin({ id: "one", filename: "quay.jpg", size: 8 });
  page.uploads.begin({ id: "two", filename: "fog.jpg", size: 7 });
  const { user } = await page.open();
  await user.upload(await screen.findByLabelText("Choose quay.jpg again"), exampleFile("quay.jpg"));
  await user.click(uploadsRegion().getByRole("button", { name: "Call off: fog.jpg" }));
  await headingIs("1 ready");
  await waitFor(() => {
    expect([...page.uploads.held.keys()]).toEqual(["one"]);
  });
});
