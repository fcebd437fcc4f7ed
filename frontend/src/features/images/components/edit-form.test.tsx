import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { answer, held } from "@/testing/answers";
import { exampleDetails, exampleError, exampleOwnImage } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

const image = exampleOwnImage({ tags: ["sea"], visibility: "private" });

async function openForm(shown = image) {
  const view = renderApp("/i/image-1", { page: { kind: "image", image: shown } });
  await view.user.click(await screen.findByRole("button", { name: "Edit" }));
  return view;
}

test("the form opens with what is there, in its first field", async () => {
  await openForm();
  expect(screen.getByRole("textbox", { name: "Title" })).toHaveValue("The quay");
  expect(screen.getByRole("textbox", { name: "Title" })).toHaveFocus();
  expect(screen.getByRole("textbox", { name: "Tags" })).toHaveValue("sea");
  expect(screen.getByRole("radio", { name: "Private" })).toBeChecked();
});

test("saving sends the changes, shows them, and gives the focus back to the button", async () => {
  const { user } = await openForm();
  const saved = held({ ...image, title: "The quay at dusk", tags: ["sea", "dusk"] });
  const requests = answer("patch", "/images/image-1", saved.content);
  await user.clear(screen.getByRole("textbox", { name: "Title" }));
  await user.type(screen.getByRole("textbox", { name: "Title" }), " The quay at dusk ");
  await user.type(screen.getByRole("textbox", { name: "Text alternative" }), "Boats at a quay");
  await user.type(screen.getByRole("textbox", { name: "Tags" }), ", #Dusk SEA");
  await user.click(screen.getByRole("radio", { name: "Unlisted" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.getByRole("button", { name: "Saving …" })).toBeDisabled();

  saved.release();
  expect(await screen.findByRole("heading", { name: "The quay at dusk" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Edit" })).toHaveFocus();
  expect(requests.map(({ body }) => body)).toEqual([
    {
      title: "The quay at dusk",
      description: "",
      alt_text: "Boats at a quay",
      tags: ["sea", "dusk"],
      visibility: "unlisted",
    },
  ]);
});

test("what the server says of one field stands at that field, which gets the focus", async () => {
  const { user } = await openForm();
  answer("patch", "/images/image-1", exampleError("Letters and digits only.", { attr: "tags.0" }), 400);
  await user.type(screen.getByRole("textbox", { name: "Tags" }), " s*a");
  await user.click(screen.getByRole("button", { name: "Save" }));

  const tags = screen.getByRole("textbox", { name: "Tags" });
  expect(await screen.findByText("Letters and digits only.")).toBeVisible();
  expect(tags).toBeInvalid();
  expect(tags).toHaveAccessibleDescription(/^Letters and digits only\. Words of letters/);
  expect(tags).toHaveFocus();
  expect(tags).toHaveValue("sea s*a");
  expect(screen.getByRole("textbox", { name: "Title" })).toBeValid();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("what is about no field stands above the form", async () => {
  const { user } = await openForm();
  answer("patch", "/images/image-1", exampleError("It was changed meanwhile.", { code: "conflict" }), 409);
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("It was changed meanwhile.");
  expect(screen.getByRole("button", { name: "Save" })).toBeEnabled();
});

test("cancelling leaves the picture as it was", async () => {
  const { user } = await openForm();
  await user.type(screen.getByRole("textbox", { name: "Title" }), " at dusk");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.getByRole("heading", { name: "The quay" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Edit" })).toHaveFocus();
});

test("Escape in the middle of editing does not leave the picture", async () => {
  const { user, router } = await openForm();
  screen.getByRole("button", { name: "Cancel" }).focus();
  await user.keyboard("{Escape}");
  expect(router.state.location.pathname).toBe("/i/image-1");
  expect(screen.getByRole("form", { name: "Edit the picture" })).toBeVisible();
});

test("the owner says what others see of the file", async () => {
  const { user } = await openForm(exampleOwnImage({ details: exampleDetails() }));
  const requests = answer("patch", "/images/image-1", exampleOwnImage({ details: exampleDetails() }));
  const camera = screen.getByRole("switch", { name: "Show camera and time" });
  const location = screen.getByRole("switch", { name: "Show where it was taken" });
  expect(camera).toBeChecked();
  expect(location).not.toBeChecked();
  expect(location).toHaveAccessibleDescription(/sees the place/);
  await user.click(camera);
  await user.click(location);
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("button", { name: "Edit" })).toHaveFocus();
  expect(requests[0]?.body).toMatchObject({ show_camera: false, show_location: true });
});

test("a file that did not say where it was taken has no switch for it", async () => {
  const details = exampleDetails({ location: null });
  await openForm(
    exampleOwnImage({
      details: { ...details, private: details.private && { ...details.private, location_removed: false } },
    }),
  );
  expect(screen.getByRole("switch", { name: "Show camera and time" })).toBeVisible();
  expect(screen.queryByRole("switch", { name: "Show where it was taken" })).not.toBeInTheDocument();
});
