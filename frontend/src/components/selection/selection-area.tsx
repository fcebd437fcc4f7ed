import { type ReactNode, useEffect, useRef, useState } from "react";

import type { Picture } from "@/lib/api/types";

import { SelectionContext } from "./selection-context";
import { useSelectionKeys } from "./selection-keys";
import { SelectionStore } from "./selection-store";
import { useDragOut } from "./use-drag-out";
import { useLasso } from "./use-lasso";

interface Props {
  /** What can be chosen, in the order in which it stands there. */
  pictures: readonly Picture[];
  children: ReactNode;
}

/** Around a list whose pictures can be chosen, and around the bar that says what to do with them. */
export function SelectionArea({ pictures, children }: Props) {
  const [store] = useState(() => new SelectionStore());
  const area = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useSelectionKeys(area, store);
  useLasso(area, frame, store);
  useDragOut(area, store);
  useEffect(() => {
    store.list(pictures);
  }, [store, pictures]);
  return (
    <SelectionContext value={store}>
      <div ref={area} className="selection-area">
        {children}
        <div ref={frame} className="lasso" hidden />
      </div>
    </SelectionContext>
  );
}
