import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { VirtualGrid } from "./virtual-grid";

const items = Array.from({ length: 10_000 }, (_, at) => ({ id: `picture-${String(at)}`, width: 300, height: 200 }));

function show() {
  const { container } = render(
    <VirtualGrid items={items}>{(item) => <a href={`/i/${item.id}`}>{item.id}</a>}</VirtualGrid>,
  );
  const grid = container.firstElementChild as HTMLElement;
  const scrollTo = (y: number) => {
    vi.spyOn(grid, "getBoundingClientRect").mockReturnValue(new DOMRect(0, -y, 1024, 0));
    act(() => {
      window.dispatchEvent(new Event("scroll"));
    });
  };
  return { grid, scrollTo, user: userEvent.setup() };
}

test("of ten thousand pictures only those near the view are in the document, in a box as high as all of them", () => {
  const { grid, scrollTo } = show();
  expect(screen.getAllByRole("link").length).toBeLessThan(60);
  expect(screen.getByRole("link", { name: "picture-0" })).toBeInTheDocument();
  const height = Number.parseFloat(grid.style.height);
  expect(height).toBeGreaterThan(500_000);

  scrollTo(height / 2);
  expect(screen.queryByRole("link", { name: "picture-0" })).not.toBeInTheDocument();
  expect(screen.getAllByRole("link").length).toBeLessThan(60);
  expect(screen.getByRole("link", { name: "picture-5000" })).toBeInTheDocument();
});

test("j and k lead through the pictures, arrows too once one has the focus, and Escape leaves them", async () => {
  const { user } = show();
  await user.keyboard("{ArrowRight}");
  expect(document.body).toHaveFocus();
  await user.keyboard("j");
  expect(screen.getByRole("link", { name: "picture-0" })).toHaveFocus();
  await user.keyboard("jjk{ArrowRight}");
  expect(screen.getByRole("link", { name: "picture-2" })).toHaveFocus();
  await user.keyboard("{ArrowDown}{ArrowUp}");
  expect(screen.getByRole("link", { name: "picture-2" })).toHaveFocus();
  await user.keyboard("{Home}k");
  expect(screen.getByRole("link", { name: "picture-0" })).toHaveFocus();
  await user.keyboard("{Escape}");
  expect(document.body).toHaveFocus();
});

test("a picture far away is drawn to be given the focus, and one with the focus stays while one scrolls away", async () => {
  const { user, scrollTo } = show();
  await user.keyboard("j{End}");
  expect(screen.getByRole("link", { name: "picture-9999" })).toHaveFocus();
  scrollTo(100_000);
  expect(screen.getByRole("link", { name: "picture-9999" })).toHaveFocus();
});
