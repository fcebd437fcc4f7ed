import { EyeOff } from "lucide-react";
import { type CSSProperties, useRef } from "react";

import type { Image } from "@/lib/api/types";
import { reveal } from "@/lib/revealed";

import { t } from "../messages";

/** In place of a sensitive picture: its placeholder, which shows nothing but colours, and a way to see it. */
export function TileVeil({ image, style }: { image: Image; style: CSSProperties }) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div className="tile tile-veil" style={style}>
      <button
        ref={button}
        type="button"
        onClick={() => {
          const cell = button.current?.closest("[data-cell]");
          reveal(image.id);
          // The button is gone with the veil; whoever pressed it goes on at the picture.
          requestAnimationFrame(() => cell?.querySelector("a")?.focus({ preventScroll: true }));
        }}
      >
        <EyeOff size={16} aria-hidden="true" />
        <span>{t("sensitive")}</span>
        <span className="tile-veil-show">{t("show")}</span>
        <span className="visually-hidden"> {t("pictureByName", { name: image.owner.display_name })}</span>
      </button>
    </div>
  );
}
