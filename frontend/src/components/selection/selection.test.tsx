import { screen, within } from "@testing-library/react";
import { Flame } from "lucide-react";
import { useState } from "react";
import { expect, test } from "vitest";

import type { Picture } from "@/lib/api/types";
import { exampleImage } from "@/testing/examples";
import { renderPiece } from "@/testing/render";

import { BarButton } from "./bar-button";
import { SelectBox } from "./select-box";
import { SelectionArea } from "./selection-area";
import { SelectionBar } from "./selection-bar";

const TITLES = ["Quay", "Fog", "Lamp", "Gull"];
const pictures = TITLES.map((title) => exampleImage({ id: title, title }));

/** A list that one picture can leave. */
function List() {
  const [listed, setListed] = useState<Picture[]>(pictures);
  return (
    <SelectionArea pictures={listed}>
      <SelectionBar>
        {(chosen) => (
          <>
            <output aria-label="Chosen">{chosen.map(({ title }) => title).join(" ")}</output>
            <BarButton icon={Flame} label="Burn" hindrance="It is raining." onClick={() => undefined} />
          </>
        )}
      </SelectionBar>
      {listed.map((picture) => (
        <div key={picture.id}>
          <a href={`/i/${picture.id}`}>{picture.title}</a>
          <SelectBox picture={picture} />
        </div>
      ))}
      <button type="button" onClick={() => setListed(listed.filter(({ id }) => id !== "Fog"))}>
        Lose the fog
      </button>
      <input aria-label="Note" />
    </SelectionArea>
  );
}

const box = (title: string) => screen.getByRole("checkbox", { name: `Select ${title}` });
const bar = () => within(screen.getByRole("toolbar", { name: "Selected pictures" }));
const chosen = () => bar().getByRole("status", { name: "Chosen" }).textContent;

test("there is no bar before anything is chosen, and none when nothing is any more", async () => {
  const { user } = renderPiece(<List />);
  expect(screen.queryByRole("toolbar")).not.toBeInTheDocument();
  await user.click(box("Fog"));
  expect(bar().getByText("1")).toBeVisible();
  await user.click(bar().getByRole("button", { name: "Clear the selection" }));
  expect(screen.queryByRole("toolbar")).not.toBeInTheDocument();
  expect(box("Fog")).not.toBeChecked();
});

test("with Shift everything up to the last one goes along, in both directions", async () => {
  const { user } = renderPiece(<List />);
  await user.click(box("Lamp"));
  await user.keyboard("{Shift>}");
  await user.click(box("Quay"));
  await user.keyboard("{/Shift}");
  expect(chosen()).toBe("Lamp Quay Fog");
  await user.keyboard("{Shift>}");
  await user.click(box("Fog"));
  await user.keyboard("{/Shift}");
  expect(chosen()).toBe("Lamp");
});

test("keys choose the picture that has the focus, all, and none", async () => {
  const { user } = renderPiece(<List />);
  screen.getByRole("link", { name: "Fog" }).focus();
  await user.keyboard("x");
  expect(chosen()).toBe("Fog");
  screen.getByRole("link", { name: "Gull" }).focus();
  await user.keyboard("{Shift>}X{/Shift}");
  expect(chosen()).toBe("Fog Lamp Gull");
  await user.keyboard("{Control>}a{/Control}");
  expect(chosen()).toBe("Quay Fog Lamp Gull");
  expect(bar().queryByRole("button", { name: "Select all" })).not.toBeInTheDocument();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("toolbar")).not.toBeInTheDocument();
});

test("keys in a text field are for the text", async () => {
  const { user } = renderPiece(<List />);
  await user.click(box("Fog"));
  await user.click(screen.getByRole("textbox", { name: "Note" }));
  await user.keyboard("x{Escape}");
  expect(chosen()).toBe("Fog");
});

test("what leaves the list is chosen no more", async () => {
  const { user } = renderPiece(<List />);
  await user.click(box("Fog"));
  await user.click(bar().getByRole("button", { name: "Select all" }));
  await user.click(screen.getByRole("button", { name: "Lose the fog" }));
  expect(chosen()).toBe("Quay Lamp Gull");
});

test("an action that is not possible says why", async () => {
  const { user } = renderPiece(<List />);
  await user.click(box("Fog"));
  expect(bar().getByRole("button", { name: "Burn" })).toBeDisabled();
  expect(bar().getByRole("button", { name: "Burn" })).toHaveAttribute("title", "It is raining.");
});
