import { Check } from "lucide-react";
import { useSyncExternalStore } from "react";

import type { Picture } from "@/lib/api/types";
import { altText } from "@/lib/image-text";

import { t } from "../messages";

import { useSelectionStore } from "./selection-context";

/** Chooses one picture; it covers the picture once any is chosen, so that a click anywhere on it does. */
export function SelectBox({ picture }: { picture: Picture }) {
  const store = useSelectionStore();
  const isChosen = useSyncExternalStore(store.subscribe, () => store.has(picture.id));
  const isAnyChosen = useSyncExternalStore(store.subscribe, () => store.read().size > 0);
  return (
    <span
      className="select-box"
      data-select={picture.id}
      data-covers={isAnyChosen}
      data-chosen={isChosen}
      // What it covers can be dragged, and so can it.
      draggable={isAnyChosen}
    >
      <input
        type="checkbox"
        aria-label={t("selectPicture", { picture: altText(picture) })}
        checked={isChosen}
        onChange={({ nativeEvent }) => {
          store.toggle(picture.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
        }}
      />
      <span className="select-box-mark" aria-hidden="true">
        <Check size={16} strokeWidth={3} />
      </span>
    </span>
  );
}
