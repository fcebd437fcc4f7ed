import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { listenForKeys, turnKeys } from "./keys";

let stop: () => void;
const removed = vi.fn();

beforeEach(() => {
  document.body.innerHTML = `
    <button data-key="r">Remove</button><button data-key="b" disabled>Ban</button>
    <textarea aria-label="Reason"></textarea><input type="checkbox" data-key="v">`;
  document.querySelector("button")?.addEventListener("click", removed);
  stop = listenForKeys(document);
});

afterEach(() => {
  stop();
  turnKeys(true);
  removed.mockReset();
});

function press(key: string, on: Element | null = document.body, modifiers: KeyboardEventInit = {}): void {
  on?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...modifiers }));
}

test("a key clicks its button", () => {
  press("r");
  expect(removed).toHaveBeenCalledOnce();
});

test("a key checks its box, and works while the box has the focus", () => {
  const box = document.querySelector("input");
  press("v");
  expect(box?.checked).toBe(true);
  press("r", box);
  expect(removed).toHaveBeenCalledOnce();
});

test("typing into a field, a modifier, a disabled button and an unknown key do nothing", () => {
  press("r", document.querySelector("textarea"));
  press("r", document.body, { ctrlKey: true });
  press("b");
  press('"]');
  expect(removed).not.toHaveBeenCalled();
});

test("keys that are turned off stay off", () => {
  turnKeys(false);
  press("r");
  expect(removed).not.toHaveBeenCalled();
});
