import { type RefObject, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Pixels of an element, from its top. */
interface Span {
  from: number;
  to: number;
}

/** What is drawn follows the view in steps, so that most scroll events change nothing. */
const STEP = 400;
/** How much more than the view is drawn above and below it. */
const MARGIN = 800;

/** Which part of an element is in the window, and some more around it. */
export function useViewSpan(ref: RefObject<HTMLElement | null>): Span {
  const [span, setSpan] = useState<Span>(() => ({ from: -MARGIN, to: window.innerHeight + MARGIN }));
  useLayoutEffect(() => {
    let last: Span | undefined;
    const look = (isJump: (next: Span) => boolean) => {
      const element = ref.current;
      if (!element) return;
      const top = -element.getBoundingClientRect().top;
      const next = {
        from: Math.floor((top - MARGIN) / STEP) * STEP,
        to: Math.ceil((top + window.innerHeight + MARGIN) / STEP) * STEP,
      };
      if (next.from === last?.from && next.to === last.to) return;
      const set = () => {
        setSpan(next);
      };
      // A jump past everything that is drawn must not show an empty page first.
      if (isJump(next)) flushSync(set);
      else set();
      last = next;
    };
    const follow = () => {
      look((next) => last !== undefined && (next.from > last.to - MARGIN || next.to < last.from + MARGIN));
    };
    look(() => false);
    // Captured, to hear also of a dialog that scrolls.
    window.addEventListener("scroll", follow, { passive: true, capture: true });
    window.addEventListener("resize", follow);
    return () => {
      window.removeEventListener("scroll", follow, { capture: true });
      window.removeEventListener("resize", follow);
    };
  }, [ref]);
  return span;
}
