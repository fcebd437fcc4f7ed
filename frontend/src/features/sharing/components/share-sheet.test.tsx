import { screen, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";

import type { Image } from "@/lib/api/types";
import { answer } from "@/testing/answers";
import { exampleError, exampleImage, exampleLink, exampleOwnImage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";
import { server } from "@/testing/server";

async function open(image: Image) {
  const view = renderApp("/i/image-1", { page: { kind: "image", image } });
  await view.user.click(await screen.findByRole("button", { name: "Share" }));
  return { ...view, sheet: within(await screen.findByRole("dialog", { name: "Share" })) };
}

test("a link with limits is made, and can be copied this once", async () => {
  const { user, sheet } = await open(exampleOwnImage({ visibility: "private" }));
  expect(sheet.getByText(/only you can open its page/)).toBeVisible();
  expect(sheet.queryByText("Show it in another site")).not.toBeInTheDocument();
  const sent = answer("post", "/links", exampleLink({ url: "http://localhost:8000/s/secret", max_opens: 3, has_password: true }), 201);
  await user.click(sheet.getByRole("button", { name: "Make a link" }));
  await user.selectOptions(sheet.getByLabelText("Ends after"), "A week");
  await user.selectOptions(sheet.getByLabelText("Largest size"), "1280 pixels wide");
  await user.type(sheet.getByLabelText("How often it can be opened"), "3");
  await user.type(sheet.getByLabelText("Password"), "correct horse");
  await user.click(sheet.getByRole("switch", { name: "Let people download it" }));
  await user.click(sheet.getByRole("button", { name: "Make the link" }));
  expect(await sheet.findByLabelText("Your link")).toHaveValue("http://localhost:8000/s/secret");
  expect(sheet.getByText(/can be opened 3 times, asks for the password/)).toBeVisible();
  expect(sent[0]?.body).toEqual({
    subject: { kind: "image", id: "image-1" },
    expires_in: 604_800,
    largest_width: 1280,
    max_opens: 3,
    password: "correct horse",
    allow_original: true,
    show_metadata: false,
  });
  await user.click(sheet.getByRole("button", { name: "Copy the link" }));
  expect(await navigator.clipboard.readText()).toBe("http://localhost:8000/s/secret");
});

test("a limit that is refused is named at its field", async () => {
  const { user, sheet } = await open(exampleOwnImage());
  answer("post", "/links", exampleError("At least 6 characters.", { attr: "password" }), 400);
  await user.click(sheet.getByRole("button", { name: "Make a link" }));
  await user.click(sheet.getByRole("button", { name: "Make the link" }));
  expect(await sheet.findByText("At least 6 characters.")).toBeVisible();
  expect(sheet.getByLabelText("Password")).toBeInvalid();
});

test("others may pass the page on, and have the code for another site", async () => {
  server.use(http.get("/oembed", () => HttpResponse.json({ html: '<iframe src="/i/image-1/embed"></iframe>' })));
  const { user, sheet } = await open(exampleImage());
  expect(sheet.queryByRole("button", { name: "Make a link" })).not.toBeInTheDocument();
  await user.click(sheet.getByText("Show it in another site"));
  expect(await sheet.findByLabelText("Code for your page")).toHaveValue('<iframe src="/i/image-1/embed"></iframe>');
});

test("a picture that may not be embedded says so", async () => {
  server.use(http.get("/oembed", () => new HttpResponse(null, { status: 404 })));
  const { user, sheet } = await open(exampleImage());
  await user.click(sheet.getByText("Show it in another site"));
  expect(await sheet.findByText("Its owner does not let other sites show this picture.")).toBeVisible();
});

test("the sheet closes by its button and the focus goes back", async () => {
  const { user, sheet } = await open(exampleImage());
  await user.click(sheet.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Share" })).toHaveFocus();
});
