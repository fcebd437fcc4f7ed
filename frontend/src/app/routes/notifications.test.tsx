import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import type { Notification } from "@/lib/api/types";
import { answer } from "@/testing/answers";
import { exampleError, exampleMe, exampleNotification } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

function open(results: Notification[], unread_count = 2, next_cursor: string | null = null) {
  answer("get", "/me/notifications", { results, next_cursor });
  return renderApp("/notifications", { me: exampleMe({ unread_count }), page: { kind: "own" } });
}

test("each says what happened and leads there", async () => {
  open([
    exampleNotification({ id: "5", kind: "comment", comment_text: "What a light!" }),
    exampleNotification({ id: "4", kind: "follow", image: null }),
    exampleNotification({ id: "3", kind: "moderation", actor: null, case_id: "case-1", text: "A picture was hidden." }),
    exampleNotification({ id: "2", kind: "shared_album", image: null, album_id: "album-1" }),
    exampleNotification({ id: "1", kind: "moderation", actor: null, image: null, is_read: true }),
  ]);
  const rows = await screen.findAllByRole("listitem");
  expect(rows.map((row) => within(row).queryByRole("link")?.getAttribute("href") ?? null)).toEqual([
    "/i/image-1",
    "/u/tom",
    "/decisions/case-1",
    "/albums/album-1",
    null,
  ]);
  expect(rows[0]).toHaveTextContent("Tom Okafor commented on “The quay”");
  expect(rows[0]).toHaveTextContent("What a light!");
  expect(rows[2]).toHaveTextContent("A picture was hidden.");
  expect(screen.getByText("That is everything of the last 90 days.")).toBeVisible();
});

test("all are read at once, and the count in the bar goes", async () => {
  const { user } = open([exampleNotification({ id: "02" }), exampleNotification({ id: "01" })]);
  expect(await screen.findByRole("link", { name: "Notifications: 2 new ones" })).toBeVisible();
  const sent = answer("post", "/me/notifications/read", { unread_count: 0 });
  await user.click(await screen.findByRole("button", { name: "Mark all as read" }));
  expect(await screen.findByRole("link", { name: "Notifications" })).toBeVisible();
  expect(sent[0]?.body).toEqual({ up_to: "02" });
  expect(screen.queryByText(/New:/)).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Mark all as read" })).toBeDisabled();
});

test("what could not be marked as read stays new, and says why", async () => {
  const { user } = open([exampleNotification()]);
  answer("post", "/me/notifications/read", exampleError("Wait a minute."), 429);
  await user.click(await screen.findByRole("button", { name: "Mark all as read" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Wait a minute.");
  expect(screen.getByText(/New:/)).toBeInTheDocument();
});

test("older ones come when they are asked for", async () => {
  const { user } = open([exampleNotification({ id: "02" })], 0, "older");
  const button = await screen.findByRole("button", { name: "Show older ones" });
  const requests = answer("get", "/me/notifications", { results: [exampleNotification({ id: "01" })], next_cursor: null });
  await user.click(button);
  expect(await screen.findByText("That is everything of the last 90 days.")).toBeVisible();
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
  expect(requests[0]?.query).toEqual({ cursor: "older" });
});

test("without any there is a sentence and a way on; without an answer a retry", async () => {
  answer("get", "/me/notifications", exampleError("Wait a minute."), 429);
  const { user } = renderApp("/notifications", { page: { kind: "own" } });
  expect(await screen.findByRole("alert")).toHaveTextContent("The notifications could not be loaded. Wait a minute.");
  answer("get", "/me/notifications", { results: [], next_cursor: null });
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText(/Nothing has happened yet/)).toBeVisible();
  expect(screen.getByRole("link", { name: "To the feed" })).toHaveAttribute("href", "/");
});
