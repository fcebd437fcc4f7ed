import { screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import { dismissToasts } from "@/components/toasts/toast-store";
import { answer } from "@/testing/answers";
import { exampleMe, exampleOwnImage, examplePage, exampleUser } from "@/testing/examples";
import { renderApp } from "@/testing/render-app";

afterEach(dismissToasts);

const quay = exampleOwnImage({ id: "quay", title: "The quay", tags: ["sea"] });
const fog = exampleOwnImage({ id: "fog", title: "Fog" });

/** One's own page with both pictures chosen. */
async function choose() {
  const page = { kind: "user", user: exampleUser({ is_me: true }), images: examplePage([quay, fog]) } as const;
  const view = renderApp("/u/rosa", { page });
  answer("get", "/images", examplePage([quay, fog]));
  answer("get", "/me", exampleMe());
  await view.user.click(await screen.findByRole("checkbox", { name: "Select The quay" }));
  await view.user.click(screen.getByRole("checkbox", { name: "Select Fog" }));
  return { ...view, bar: within(screen.getByRole("toolbar", { name: "Selected pictures" })) };
}

const done = (id: string) => ({ id, ok: true, error: null });
const failed = (id: string, detail: string) => ({ id, ok: false, error: { code: "conflict", detail } });

test("pictures moved to the trash are gone at once and come back by undo", async () => {
  const { user, bar } = await choose();
  const requests = answer("post", "/images/bulk", { results: [done("quay"), done("fog")] });
  await user.click(bar.getByRole("button", { name: "Move to trash" }));
  expect(await screen.findByText("2 pictures moved to the trash.")).toBeVisible();
  expect(screen.queryByRole("link", { name: "The quay" })).not.toBeInTheDocument();
  expect(screen.queryByRole("toolbar")).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByRole("link", { name: "The quay" })).toBeVisible();
  expect(requests.map(({ body }) => body)).toEqual([
    { ids: ["quay", "fog"], action: "trash" },
    { ids: ["quay", "fog"], action: "restore" },
  ]);
});

test("each picture that could not be done is named with the reason, and stays chosen", async () => {
  const { user, bar } = await choose();
  answer("post", "/images/bulk", { results: [done("quay"), failed("fog", "Somebody else changed it.")] });
  await user.click(bar.getByRole("button", { name: "Move to trash" }));
  const dialog = within(await screen.findByRole("dialog", { name: "1 picture could not be changed" }));
  expect(dialog.getByText("Fog")).toBeVisible();
  expect(dialog.getByText("Somebody else changed it.")).toBeVisible();
  await user.click(dialog.getByRole("button", { name: "Close" }));
  expect(screen.getByRole("checkbox", { name: "Select Fog" })).toBeChecked();
  expect(screen.queryByRole("checkbox", { name: "Select The quay" })).not.toBeInTheDocument();
});

test("tags are added to all of them, and taken from those that have them", async () => {
  const { user, bar } = await choose();
  const requests = answer("post", "/images/bulk", { results: [done("quay"), done("fog")] });
  await user.click(bar.getByRole("button", { name: "Tags" }));
  await user.type(screen.getByRole("textbox", { name: "Add" }), "Dusk #harbour");
  await user.click(screen.getByRole("checkbox", { name: "sea" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("2 pictures changed.")).toBeVisible();
  expect(requests[0]?.body).toEqual({
    ids: ["quay", "fog"],
    action: "update",
    changes: { add_tags: ["dusk", "harbour"], remove_tags: ["sea"] },
  });
});

test("who may see them is asked in words", async () => {
  const { user, bar } = await choose();
  const requests = answer("post", "/images/bulk", { results: [done("quay"), done("fog")] });
  await user.click(bar.getByRole("button", { name: "Visibility" }));
  await user.click(screen.getByRole("radio", { name: "Private" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("2 pictures changed.")).toBeVisible();
  expect(requests[0]?.body).toMatchObject({ changes: { visibility: "private" } });
});
