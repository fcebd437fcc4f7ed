import { GripVertical } from "lucide-react";
import type { KeyboardEvent } from "react";

import type { Picture } from "@/lib/api/types";
import { altText } from "@/lib/image-text";
import { renditions } from "@/lib/renditions";

import { t } from "../messages";

interface Props {
  picture: Picture;
  /** Its place, counted from one. */
  number: number;
  isHeld: boolean;
  /** Of the text that says how it is moved. */
  hintId: string;
  onKeyDown: (event: KeyboardEvent) => void;
  onPickUp: () => void;
  onBlur: (() => void) | undefined;
}

/** One picture that can be moved: by its handle on touch screens, so that the page still scrolls, else anywhere on it. */
export function ArrangeTile({ picture, number, isHeld, hintId, onKeyDown, onPickUp, onBlur }: Props) {
  const name = altText(picture);
  return (
    <li className="album-arrange-tile" data-arrange={picture.id} data-held={isHeld}>
      <button
        type="button"
        aria-label={t("namePlaceNumber", { name, number })}
        aria-describedby={hintId}
        aria-pressed={isHeld}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        onPointerDown={(event) => {
          const isHandle = event.target instanceof Element && event.target.closest(".album-arrange-grip") !== null;
          if (event.button !== 0 || (event.pointerType !== "mouse" && !isHandle)) return;
          event.currentTarget.focus();
          // A touch is bound to where it began; the list has to see where it goes.
          if (event.target instanceof Element && event.target.hasPointerCapture(event.pointerId)) {
            event.target.releasePointerCapture(event.pointerId);
          }
          onPickUp();
        }}
      >
        <img src={renditions(picture)[0]?.url} alt="" draggable={false} />
        <span className="album-arrange-grip" aria-hidden="true">
          <GripVertical size={18} />
        </span>
      </button>
    </li>
  );
}
