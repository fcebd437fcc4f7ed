import { type PointerEvent, useId, useRef, useState } from "react";

import { showError } from "@/components/toasts/toast-store";
import type { Picture } from "@/lib/api/types";

import { useMoveItem } from "../api/move-item";
import { t } from "../messages";
import { placeIn, placeOf, shifted } from "../order";

import { ArrangeTile } from "./arrange-tile";

interface Props {
  albumId: string;
  pictures: Picture[];
}

interface Held {
  id: string;
  /** The order as it would be if it were put down now. */
  order: Picture[];
}

/** The album as equal tiles that are dragged, or picked up and moved by keys, to where they belong. */
export function ArrangePictures({ albumId, pictures }: Props) {
  const [held, setHeld] = useState<Held | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const hintId = useId();
  const move = useMoveItem(albumId);
  const shown = held?.order ?? pictures;
  const numberOf = (order: Picture[], id: string) => order.findIndex((picture) => picture.id === id) + 1;
  const sayPlace = (order: Picture[], id: string) =>
    setSaid(t("placeOrderOfCount", { order: numberOf(order, id), count: order.length }));

  const putDown = () => {
    if (!held) return;
    const place = placeOf(held.order, held.id);
    const isMoved = numberOf(held.order, held.id) !== numberOf(pictures, held.id);
    setHeld(null);
    setSaid(t("putDownAtPlaceOrder", { order: numberOf(held.order, held.id) }));
    if (!place || !isMoved) return;
    move.mutateAsync({ id: held.id, place }).catch((error: unknown) => showError(t("itCouldNotBeMoved"), error));
  };
  const letGo = () => {
    setHeld(null);
    setSaid(t("itStaysWhereItWas"));
  };
  const drag = (event: PointerEvent) => {
    if (!held) return;
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-arrange]");
    const id = over?.dataset.arrange;
    if (!over || id === undefined || id === held.id) return;
    const { left, width } = over.getBoundingClientRect();
    const place = event.clientX < left + width / 2 ? { before: id } : { after: id };
    setHeld({ ...held, order: placeIn(held.order, held.id, place) });
  };
  const keys: Record<string, () => number> = {
    ArrowLeft: () => -1,
    ArrowRight: () => 1,
    ArrowUp: () => -columnsOf(list.current),
    ArrowDown: () => columnsOf(list.current),
    Home: () => -shown.length,
    End: () => shown.length,
  };
  const press = (event: React.KeyboardEvent, id: string) => {
    const step = keys[event.key];
    if (event.key === " " || event.key === "Enter") {
      if (held) putDown();
      else {
        setHeld({ id, order: pictures });
        setSaid(t("pickedUpMove"));
      }
    } else if (held && event.key === "Escape") letGo();
    else if (held && step) {
      const order = shifted(held.order, held.id, step());
      setHeld({ ...held, order });
      sayPlace(order, held.id);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <p className="secondary album-arrange-hint" id={hintId}>
        {t("dragThePicturesToWhereThey")}
      </p>
      <ul ref={list} className="album-arrange" onPointerMove={drag} onPointerUp={putDown} onPointerCancel={letGo}>
        {shown.map((picture, at) => (
          <ArrangeTile
            key={picture.id}
            picture={picture}
            number={at + 1}
            isHeld={held?.id === picture.id}
            hintId={hintId}
            onKeyDown={(event) => press(event, picture.id)}
            onPickUp={() => setHeld({ id: picture.id, order: pictures })}
            onBlur={held?.id === picture.id ? putDown : undefined}
          />
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}

/** How many tiles stand side by side, as the browser has laid them out. */
function columnsOf(list: Element | null): number {
  const tops = Array.from(list?.children ?? [], (tile) => Math.round(tile.getBoundingClientRect().top));
  return Math.max(1, tops.filter((top) => top === tops[0]).length);
}
