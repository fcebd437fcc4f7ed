import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { useShortcuts } from "./use-shortcuts";

function Page({ onNext }: { onNext?: () => void }) {
  useShortcuts({ ArrowRight: onNext });
  return (
    <>
      <button type="button">Like</button>
      <input aria-label="Comment" />
      <dialog open>
        <button type="button">Keep it</button>
      </dialog>
    </>
  );
}

test("a key does what it stands for, also while a button has the focus", async () => {
  const onNext = vi.fn();
  const user = userEvent.setup();
  render(<Page onNext={onNext} />);
  await user.keyboard("{ArrowRight}");
  screen.getByRole("button", { name: "Like" }).focus();
  await user.keyboard("{ArrowRight}");
  expect(onNext).toHaveBeenCalledTimes(2);
});

test("a key that moves the cursor, belongs to a dialog or is part of a chord is left alone", async () => {
  const onNext = vi.fn();
  const user = userEvent.setup();
  render(<Page onNext={onNext} />);
  screen.getByRole("textbox", { name: "Comment" }).focus();
  await user.keyboard("{ArrowRight}");
  screen.getByRole("button", { name: "Keep it" }).focus();
  await user.keyboard("{ArrowRight}");
  screen.getByRole("button", { name: "Like" }).focus();
  await user.keyboard("{Alt>}{ArrowRight}{/Alt}{Control>}{ArrowRight}{/Control}");
  expect(onNext).not.toHaveBeenCalled();
});

test("a key is free again once it stands for nothing or the page is gone", async () => {
  const onNext = vi.fn();
  const user = userEvent.setup();
  const { rerender, unmount } = render(<Page onNext={onNext} />);
  rerender(<Page />);
  await user.keyboard("{ArrowRight}");
  rerender(<Page onNext={onNext} />);
  unmount();
  await user.keyboard("{ArrowRight}");
  expect(onNext).not.toHaveBeenCalled();
});
