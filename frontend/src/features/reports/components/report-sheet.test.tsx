import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer } from "@/testing/answers";
import {
  exampleComment,
  exampleError,
  exampleImage,
  exampleOwnImage,
  examplePage,
  exampleUser,
} from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const RULES = {
  version: 1,
  rules: [
    { id: "hate", title: "Hate", text: "No hate.", applies_to: ["image", "comment", "user"] },
    { id: "stolen", title: "Stolen", text: "Only your own.", applies_to: ["image"] },
  ],
};

const shown = { page: { kind: "image", image: exampleImage() } } as const;

test("a picture is reported by a rule and in words", async () => {
  answer("get", "/rules", RULES);
  const { user } = renderApp("/i/image-1", shown);
  await user.click(await screen.findByRole("button", { name: "Report" }));
  const sheet = within(await screen.findByRole("dialog", { name: "Report this picture" }));
  const sent = answer("post", "/reports", { received: true }, 201);
  await user.click(await sheet.findByRole("radio", { name: "Stolen" }));
  await user.type(sheet.getByLabelText("In your words"), "It is mine.");
  await user.click(sheet.getByRole("button", { name: "Send the report" }));
  expect(await sheet.findByText(/Thank you/)).toBeVisible();
  expect(sent[0]?.body).toEqual({ subject: "image", image_id: "image-1", rule: "stolen", text: "It is mine." });
  await user.click(sheet.getByRole("button", { name: "Done" }));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("a comment is reported by the rules for comments", async () => {
  answer("get", "/rules", RULES);
  answer("get", "/images/image-1/comments", { results: [exampleComment()], next_cursor: null });
  const { user } = renderApp("/i/image-1", shown);
  await user.click(await screen.findByRole("button", { name: "Report the comment by Tom Okafor" }));
  const sheet = within(await screen.findByRole("dialog", { name: "Report the comment by Tom Okafor" }));
  const sent = answer("post", "/reports", exampleError("Wait a minute."), 429);
  await user.click(await sheet.findByRole("radio", { name: "Hate" }));
  expect(sheet.queryByRole("radio", { name: "Stolen" })).not.toBeInTheDocument();
  await user.click(sheet.getByRole("button", { name: "Send the report" }));
  expect(await sheet.findByRole("alert")).toHaveTextContent("Wait a minute.");
  expect(sent[0]?.body).toEqual({ subject: "comment", image_id: "image-1", comment_id: "comment-1", rule: "hate", text: "" });
});

test("visitors may report; nobody reports their own picture", async () => {
  const visitor = renderApp("/i/image-1", { me: null, ...shown });
  expect(await screen.findByRole("button", { name: "Report" })).toBeVisible();
  visitor.unmount();
  renderApp("/i/image-1", { page: { kind: "image", image: exampleOwnImage() } });
  expect(await screen.findByRole("button", { name: "Share" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Report" })).not.toBeInTheDocument();
});

test("a person is reported from their page, also by visitors; nobody reports themselves", async () => {
  answer("get", "/rules", RULES);
  const page = (handle: string) => ({ kind: "user", user: exampleUser({ handle }), images: examplePage([]) }) as const;
  const visitor = renderApp("/u/tom", { me: null, page: page("tom") });
  await visitor.user.click(await screen.findByRole("button", { name: "Report" }));
  const sheet = within(await screen.findByRole("dialog", { name: /^Report / }));
  const sent = answer("post", "/reports", { received: true }, 201);
  await visitor.user.click(await sheet.findByRole("radio", { name: "Hate" }));
  expect(sheet.queryByRole("radio", { name: "Stolen" })).not.toBeInTheDocument();
  await visitor.user.click(sheet.getByRole("button", { name: "Send the report" }));
  expect(await sheet.findByText(/Thank you/)).toBeVisible();
  expect(sent[0]?.body).toEqual({ subject: "user", handle: "tom", rule: "hate", text: "" });
  visitor.unmount();
  renderApp("/u/rosa", { page: page("rosa") });
  expect(await screen.findByRole("button", { name: "Edit profile" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Report" })).not.toBeInTheDocument();
});
