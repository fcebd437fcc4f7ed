import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { useShortcuts } from "./use-shortcuts";

function Page({ onNext }: { onNext: (() => void) | undefined }) {
  useShortcuts({ ArrowRight: onNext });
  return (
    <>
      <button type="button">Plain</button>
      <input aria-label="Title" />
      <div role="menu">
        <button type="button" role="menuitem">
          Original
        </button>
      </div>
    </>
  );
}

test("a key does what the page says", async () => {
  const onNext = vi.fn();
  render(<Page onNext={onNext} />);
  await userEvent.keyboard("{ArrowRight}");
  expect(onNext).toHaveBeenCalledOnce();
  await userEvent.keyboard("{ArrowLeft}");
  expect(onNext).toHaveBeenCalledOnce();
});

test("with a modifier it is somebody else's", async () => {
  const onNext = vi.fn();
  render(<Page onNext={onNext} />);
  for (const modifier of ["Control", "Meta", "Alt", "Shift"]) {
    await userEvent.keyboard(`{${modifier}>}{ArrowRight}{/${modifier}}`);
  }
  expect(onNext).not.toHaveBeenCalled();
});

test("where the key means something to what has the focus, it is left alone", async () => {
  const onNext = vi.fn();
  render(<Page onNext={onNext} />);
  screen.getByRole("textbox", { name: "Title" }).focus();
  await userEvent.keyboard("{ArrowRight}");
  screen.getByRole("menuitem", { name: "Original" }).focus();
  await userEvent.keyboard("{ArrowRight}");
  expect(onNext).not.toHaveBeenCalled();
  screen.getByRole("button", { name: "Plain" }).focus();
  await userEvent.keyboard("{ArrowRight}");
  expect(onNext).toHaveBeenCalledOnce();
});

test("a key without an action, or after the page is gone, does nothing", async () => {
  const onNext = vi.fn();
  const { rerender, unmount } = render(<Page onNext={undefined} />);
  await userEvent.keyboard("{ArrowRight}");
  rerender(<Page onNext={onNext} />);
  unmount();
  await userEvent.keyboard("{ArrowRight}");
  expect(onNext).not.toHaveBeenCalled();
});
