import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";

import type { Link } from "@/lib/api/types";
import { answer } from "@/testing/answers";
import { exampleAlbum, exampleError, exampleLink, exampleOwnImage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

function show(...links: Link[]) {
  answer("get", "/links", { results: links, next_cursor: null });
  answer("get", "/images/image-1", exampleOwnImage({ title: "The quay" }));
  answer("get", "/albums/album-1", exampleAlbum());
  return renderApp("/links");
}

const row = async (name: string) => {
  const found = (await screen.findByText(name)).closest("li");
  if (!found) throw new Error(`${name} is in no row.`);
  return found;
};

test("each link tells where it leads, how often it was opened, and what its visitors may", async () => {
  show(
    exampleLink({ max_opens: 10, has_password: true, largest_width: 1280 }),
    exampleLink({ id: "b", subject: { kind: "album", id: "album-1" }, may_add: true, added: 2, opens: 1 }),
    exampleLink({ id: "c", subject: { kind: "album", id: "album-1" }, state: "expired" }),
  );
  const first = await row("The quay");
  expect(first).toHaveTextContent("Works, ends");
  expect(first).toHaveTextContent("3 of 10 opens");
  expect(first).toHaveTextContent("password · up to 1280 px");
  const [album, ended] = await screen.findAllByText("Party");
  expect(album?.closest("li")).toHaveTextContent("1 open");
  expect(screen.getByRole("link", { name: "Pictures that wait for you" })).toHaveAttribute(
    "href",
    "/albums/album-1/waiting",
  );
  expect(ended?.closest("li")).toHaveTextContent("Expired");
  expect(screen.getByText(/These are all/)).toBeVisible();
});

test("what a link leads to may be gone", async () => {
  answer("get", "/links", { results: [exampleLink()], next_cursor: null });
  answer("get", "/images/image-1", exampleError("There is nothing here.", { code: "not_found" }), 404);
  renderApp("/links");
  expect(await screen.findByText("A picture that is gone")).toBeVisible();
});

test("a link is shown as revoked once it is; what was refused is said", async () => {
  const { user } = show(exampleLink());
  answer("delete", "/links/link-1", exampleError("Wait a minute."), 429);
  await user.click(await screen.findByRole("button", { name: "Revoke the link to The quay" }));
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Revoke" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Wait a minute.");
  expect(await row("The quay")).toHaveTextContent("Works");

  const requests = answer("delete", "/links/link-1", null, 204);
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Revoke" }));
  await waitFor(async () => {
    expect(await row("The quay")).toHaveTextContent("Revoked");
  });
  expect(screen.queryByRole("button", { name: "Revoke all links" })).not.toBeInTheDocument();
  expect(requests).toHaveLength(1);
});

test("a link that has ended works for 30 more days", async () => {
  const { user } = show(exampleLink({ state: "expired" }));
  const requests = answer("patch", "/links/link-1", exampleLink());
  await user.click(await screen.findByRole("button", { name: /^30 more days for the link to The quay/ }));
  await waitFor(async () => {
    expect(await row("The quay")).toHaveTextContent("Works");
  });
  expect(requests[0]?.body).toEqual({ expires_in: 2_592_000 });
});

test("all links are revoked together", async () => {
  const { user } = show(exampleLink(), exampleLink({ id: "b" }));
  await user.click(await screen.findByRole("button", { name: "Revoke all links" }));
  const requests = answer("post", "/links/revoke-all", null, 204);
  answer("get", "/links", { results: [exampleLink({ state: "revoked" })], next_cursor: null });
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Revoke all" }));
  expect(await screen.findByText("Revoked")).toBeVisible();
  expect(requests).toHaveLength(1);
});

test("without links it says where they are made", async () => {
  show();
  expect(await screen.findByText(/You have made no links/)).toBeVisible();
  expect(screen.getByRole("link", { name: "To your pictures" })).toHaveAttribute("href", "/u/rosa");
});
