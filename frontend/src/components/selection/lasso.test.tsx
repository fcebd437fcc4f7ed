import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { exampleOwnImage } from "@/testing/examples";
import { renderPiece } from "@/testing/render";

import { VirtualGrid } from "../grid/virtual-grid";

import { SelectBox } from "./select-box";
import { SelectionArea } from "./selection-area";

// In jsdom the grid is 1024 pixels wide and at the top left: three of these stand in its first row.
const pictures = ["Quay", "Fog", "Lamp", "Gull", "Buoy"].map((title) => exampleOwnImage({ id: title, title }));

function List() {
  return (
    <SelectionArea pictures={pictures}>
      <VirtualGrid items={pictures}>
        {(picture) => (
          <>
            <a href={`/i/${picture.id}`}>{picture.title}</a>
            <SelectBox picture={picture} />
          </>
        )}
      </VirtualGrid>
    </SelectionArea>
  );
}

let frame: () => void = () => undefined;

beforeEach(() => {
  vi.spyOn(window, "requestAnimationFrame").mockImplementation((callback) => {
    frame = () => callback(0);
    return 1;
  });
  vi.spyOn(window, "scrollBy").mockImplementation(() => undefined);
});

afterEach(() => {
  fireEvent.blur(window); // a frame that a test left open would go on over the next
  frame = () => undefined;
});

const chosen = () =>
  screen
    .getAllByRole<HTMLInputElement>("checkbox")
    .filter(({ checked }) => checked)
    .map((box) => box.getAttribute("aria-label")?.replace("Select ", ""));

function grid(): Element {
  const found = document.querySelector("[data-grid]");
  if (!found) throw new Error("There is no grid.");
  return found;
}

const press = (x: number, y: number, keys: MouseEventInit = {}, on: Element = grid()) =>
  fireEvent.mouseDown(on, { clientX: x, clientY: y, ...keys });
function move(x: number, y: number) {
  fireEvent.mouseMove(document.body, { clientX: x, clientY: y });
  act(() => frame());
}

test("a frame chooses what it touches while it is drawn, and keeps it when the mouse is let go", () => {
  renderPiece(<List />);
  expect(press(1020, 400)).toBe(false);
  move(1019, 399);
  expect(chosen()).toEqual([]);
  move(600, 100);
  const wide = chosen();
  expect(wide).toContain("Lamp");
  expect(wide).not.toContain("Quay");
  move(10, 10);
  expect(chosen()).toEqual(expect.arrayContaining(["Quay", "Fog", "Lamp"]));
  move(1000, 100);
  expect(chosen()).not.toContain("Quay");
  fireEvent.mouseUp(document.body);
  move(10, 10);
  expect(chosen()).not.toContain("Quay");
});

test("with Shift it adds to what was chosen, and without it begins anew", async () => {
  const { user } = renderPiece(<List />);
  await user.click(screen.getByRole("checkbox", { name: "Select Quay" }));
  press(1020, 2, { shiftKey: true });
  move(900, 20);
  fireEvent.mouseUp(document.body);
  expect(chosen()).toEqual(["Quay", "Lamp"]);
  press(1020, 2);
  move(900, 20);
  fireEvent.mouseUp(document.body);
  expect(chosen()).toEqual(["Lamp"]);
});

test("Escape lets go of the frame and leaves the selection as it was", async () => {
  const { user } = renderPiece(<List />);
  await user.click(screen.getByRole("checkbox", { name: "Select Quay" }));
  press(1020, 2);
  move(900, 20);
  expect(chosen()).toEqual(["Lamp"]);
  await user.keyboard("{Escape}");
  expect(chosen()).toEqual(["Quay"]);
  await user.keyboard("{Escape}");
  expect(chosen()).toEqual([]);
});

test("a press on a picture begins no frame, unless Shift is held", () => {
  renderPiece(<List />);
  const link = screen.getByRole("link", { name: "Quay" });
  expect(press(10, 10, {}, link)).toBe(true);
  move(600, 20);
  expect(chosen()).toEqual([]);
  expect(press(10, 10, { shiftKey: true }, link)).toBe(false);
  move(600, 20);
  expect(chosen()).toContain("Quay");
});

test("the right button begins none", () => {
  renderPiece(<List />);
  expect(press(1020, 2, { button: 2 })).toBe(true);
  move(10, 10);
  expect(chosen()).toEqual([]);
});
