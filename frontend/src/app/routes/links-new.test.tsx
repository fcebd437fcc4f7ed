import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer } from "@/testing/answers";
import { exampleAlbum, exampleLink, exampleOwnImage, examplePage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

async function open() {
  answer("get", "/links", { results: [], next_cursor: null });
  answer("get", "/images", examplePage([exampleOwnImage({ title: "The quay" }), exampleOwnImage({ id: "b", title: "" })]));
  answer("get", "/albums", { results: [exampleAlbum()], next_cursor: null });
  const view = renderApp("/links");
  await view.user.click(await screen.findByRole("button", { name: "New link" }));
  return { ...view, sheet: within(await screen.findByRole("dialog", { name: "New link" })) };
}

test("a link to a picture is made from the page of links", async () => {
  const { user, sheet } = await open();
  await user.click(await sheet.findByRole("button", { name: "The quay" }));
  const form = within(await screen.findByRole("dialog", { name: "A link to “The quay”" }));
  const sent = answer("post", "/links", exampleLink({ url: "http://localhost:8000/s/secret" }), 201);
  const listed = answer("get", "/links", { results: [exampleLink()], next_cursor: null });
  answer("get", "/images/image-1", exampleOwnImage({ title: "The quay" }));
  await user.click(form.getByRole("button", { name: "Make the link" }));
  expect(await screen.findByLabelText("Your link")).toHaveValue("http://localhost:8000/s/secret");
  expect(sent[0]?.body).toEqual({
    subject: { kind: "image", id: "image-1" },
    expires_in: 2_592_000,
    allow_original: false,
    show_metadata: false,
  });
  await user.click(screen.getByRole("button", { name: "Done" }));
  expect(await screen.findByRole("list", { name: "Your links" })).toHaveTextContent("The quay");
  expect(listed.length).toBeGreaterThan(0);
});

test("visitors of a link to an album may be let to send pictures", async () => {
  const { user, sheet } = await open();
  await user.click(sheet.getByRole("radio", { name: "An album" }));
  await user.click(await sheet.findByRole("button", { name: /Party/ }));
  const form = within(await screen.findByRole("dialog", { name: "A link to “Party”" }));
  const sent = answer("post", "/links", exampleLink({ url: "http://localhost:8000/s/secret" }), 201);
  await user.click(form.getByRole("switch", { name: "Visitors may send pictures" }));
  await user.click(form.getByRole("button", { name: "Make the link" }));
  expect(await screen.findByRole("dialog", { name: "The link is ready" })).toBeVisible();
  expect(sent[0]?.body).toMatchObject({ subject: { kind: "album", id: "album-1" }, may_add: true });
});

test("one goes back to choose something else", async () => {
  const { user, sheet } = await open();
  await user.click(await sheet.findByRole("button", { name: "Picture by Rosa Marin" }));
  await user.click(await screen.findByRole("button", { name: "Cancel" }));
  expect(await screen.findByRole("radio", { name: "A picture" })).toBeChecked();
});
