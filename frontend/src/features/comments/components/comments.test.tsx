import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";

import type { Comment, Image } from "@/lib/api/types";
import { answer, held } from "@/testing/answers";
import { exampleComment, exampleDetails, exampleError, exampleImage, exampleOwnImage, exampleOwner } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const COMMENTS = "/images/image-1/comments";

async function open(comments: Comment[], image: Image = exampleImage(), next_cursor: string | null = null) {
  answer("get", COMMENTS, { results: comments, next_cursor });
  const view = renderApp("/i/image-1", { page: { kind: "image", image } });
  const talk = within(await screen.findByRole("region", { name: /comment/i }));
  await talk.findByRole("textbox", { name: "Add a comment" }).catch(() => null);
  return { ...view, talk };
}

test("a comment stands there at once, and then as the server has it", async () => {
  const { user, talk } = await open([exampleComment()]);
  const answered = held(exampleComment({ id: "comment-2", text: "Thank you!", author: exampleOwner(), is_mine: true }));
  const sent = answer("post", COMMENTS, answered.content, 201);
  await user.type(talk.getByLabelText("Add a comment"), "Thank you!");
  await user.click(talk.getByRole("button", { name: "Comment" }));
  const row = (await talk.findByText("Thank you!")).closest("li");
  expect(row).toHaveTextContent("Sending …");
  expect(talk.getByLabelText("Add a comment")).toHaveValue("");
  expect(talk.getByRole("heading", { name: "1 comment" })).toBeVisible();
  answered.release();
  expect(await talk.findByRole("button", { name: "Edit your comment" })).toBeVisible();
  expect(sent[0]?.body).toEqual({ text: "Thank you!" });
});

test("a comment that was refused comes back into the field", async () => {
  const { user, talk } = await open([]);
  expect(talk.getByText("Nobody has said anything yet.")).toBeVisible();
  answer("post", COMMENTS, exampleError("You comment too fast."), 429);
  await user.type(talk.getByLabelText("Add a comment"), "Hello");
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(await talk.findByRole("alert")).toHaveTextContent("You comment too fast.");
  expect(talk.getByLabelText("Add a comment")).toHaveValue("Hello");
  expect(talk.queryByRole("listitem")).not.toBeInTheDocument();
  expect(talk.getByRole("heading", { name: "Comments" })).toBeVisible();
});

test("one's own comment is edited in its place", async () => {
  const mine = exampleComment({ author: exampleOwner(), is_mine: true, may_delete: true });
  const { user, talk } = await open([mine]);
  const sent = answer("patch", `${COMMENTS}/comment-1`, { ...mine, text: "Better.", edited_at: "2026-03-02T12:00:00Z" });
  await user.click(talk.getByRole("button", { name: "Edit your comment" }));
  const field = talk.getByRole("textbox", { name: "Your comment" });
  expect(field).toHaveFocus();
  await user.clear(field);
  await user.type(field, "Better.");
  await user.click(talk.getByRole("button", { name: "Save" }));
  expect(await talk.findByText("Better.")).toBeVisible();
  expect(talk.getByText(/edited/)).toBeVisible();
  expect(sent[0]?.body).toEqual({ text: "Better." });
});

test("removing is asked for once more, and taken back if it is refused", async () => {
  const image = exampleOwnImage({ comment_count: 1 });
  const { user, talk } = await open([exampleComment({ may_delete: true })], image);
  expect(talk.queryByRole("button", { name: "Edit your comment" })).not.toBeInTheDocument();
  answer("delete", `${COMMENTS}/comment-1`, exampleError("Wait a minute."), 429);
  await user.click(talk.getByRole("button", { name: "Delete the comment by Tom Okafor" }));
  await user.click(talk.getByRole("button", { name: "Keep" }));
  await user.click(talk.getByRole("button", { name: "Delete the comment by Tom Okafor" }));
  await user.click(talk.getByRole("button", { name: "Delete" }));
  await waitFor(() => {
    expect(talk.getByText("What a light!")).toBeVisible();
  });
  const sent = answer("delete", `${COMMENTS}/comment-1`, null, 204);
  await user.click(await talk.findByRole("button", { name: "Delete the comment by Tom Okafor" }));
  await user.click(talk.getByRole("button", { name: "Delete" }));
  expect(await talk.findByText("Nobody has said anything yet.")).toBeVisible();
  await waitFor(() => {
    expect(sent).toHaveLength(1);
  });
});

test("the owner turns comments off; what was said stays to read", async () => {
  const details = exampleDetails();
  const { user, talk } = await open([exampleComment()], exampleOwnImage({ details }));
  const sent = answer("patch", "/images/image-1", exampleOwnImage({ details: { ...details, allow_comments: false } }));
  await user.click(talk.getByRole("switch", { name: "Let people comment" }));
  expect(talk.getByText("You have turned comments off.")).toBeVisible();
  expect(talk.queryByLabelText("Add a comment")).not.toBeInTheDocument();
  expect(talk.getByText("What a light!")).toBeVisible();
  await waitFor(() => {
    expect(sent[0]?.body).toEqual({ allow_comments: false });
  });
});

test("further comments come when they are asked for", async () => {
  const { user, talk } = await open([exampleComment()], exampleImage({ comment_count: 2 }), "more");
  answer("get", COMMENTS, { results: [exampleComment({ id: "comment-2", text: "Second." })], next_cursor: null });
  await user.click(talk.getByRole("button", { name: "Show more comments" }));
  expect(await talk.findByText("Second.")).toBeVisible();
  expect(talk.queryByRole("button", { name: "Show more comments" })).not.toBeInTheDocument();
});

test("visitors are asked to sign in, and come back to the picture", async () => {
  renderApp("/i/image-1", { me: null, page: { kind: "image", image: exampleImage() } });
  const talk = within(await screen.findByRole("region", { name: "Comments" }));
  expect(talk.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/sign-in/?next=%2Fi%2Fimage-1");
});
