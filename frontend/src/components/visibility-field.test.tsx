import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";

import type { Visibility } from "@/lib/api/types";

import { VisibilityField } from "./visibility-field";

function Example() {
  const [value, setValue] = useState<Visibility>("public");
  return <VisibilityField legend="Who sees it" value={value} onChange={setValue} />;
}

test("one of three audiences, each explained", async () => {
  const user = userEvent.setup();
  render(<Example />);
  expect(screen.getByRole("group", { name: "Who sees it" })).toBeVisible();
  expect(screen.getByRole("radio", { name: "Private" })).toHaveAccessibleDescription("Only you see it.");

  await user.click(screen.getByText("Only those who have the link see it."));
  expect(screen.getByRole("radio", { name: "Unlisted" })).toBeChecked();
  expect(screen.getByRole("radio", { name: "Public" })).not.toBeChecked();
});

test("two fields on one page do not share their choice", async () => {
  const user = userEvent.setup();
  render(
    <>
      <Example />
      <Example />
    </>,
  );
  const [first, second] = screen.getAllByRole("radio", { name: "Private" });
  if (!first || !second) throw new Error("There should be two.");
  await user.click(first);
  expect(first).toBeChecked();
  expect(second).not.toBeChecked();
});
