import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { StrictMode, useState } from "react";
import { expect, test } from "vitest";

import { Dialog } from "./dialog";

function Example({ isBusy = false }: { isBusy?: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const show = () => {
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <button type="button" onClick={show}>
        Open
      </button>
      {isOpen && (
        <Dialog title="Sure?" isBusy={isBusy} onClose={close}>
          <button type="button" onClick={close}>
            No
          </button>
        </Dialog>
      )}
    </>
  );
}

async function open(isBusy = false) {
  const user = userEvent.setup();
  render(<Example isBusy={isBusy} />, { wrapper: StrictMode });
  await user.click(screen.getByRole("button", { name: "Open" }));
  return user;
}

test("it takes its name from the title and the focus from the page", async () => {
  await open();
  expect(screen.getByRole("dialog", { name: "Sure?" })).toBeVisible();
  expect(screen.getByRole("button", { name: "No" })).toHaveFocus();
});

test("Escape closes it and the focus goes back to where it was", async () => {
  const user = await open();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Open" })).toHaveFocus();
});

test("while it is busy it stays, even if the browser closes it", async () => {
  const user = await open(true);
  await user.keyboard("{Escape}");
  expect(screen.getByRole("dialog")).toBeVisible();
  screen.getByRole<HTMLDialogElement>("dialog").close();
  expect(await screen.findByRole("dialog", { name: "Sure?" })).toBeVisible();
});
