import { type ReactNode, useEffect, useRef, useState } from "react";

import { measuresFor } from "@/components/grid/measures";
import type { Month } from "@/lib/api/types";

import { t } from "../messages";
import { monthText, sectionId } from "../month-text";

interface Props {
  month: Month;
  /** Its pictures; `height` is what to keep free for them until all are there. */
  children: (height: number) => ReactNode;
}

/** Pictures are this many times as wide as high, on average. */
const USUAL_RATIO = 1.35;
const NEAR = "1500px 0px";

/** The pictures of one month, asked for when one comes near; until then the room that they will probably need. */
export function MonthSection({ month: { month, count }, children }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const [height, setHeight] = useState(() => estimate(count, document.documentElement.clientWidth));

  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const isIntersecting = entries.at(-1)?.isIntersecting ?? false;
        // What it measured while it was there is better than any estimate.
        if (!isIntersecting && element.childElementCount > 0) setHeight(element.offsetHeight);
        setNear(isIntersecting);
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  return (
    <section id={sectionId(month)} className="timeline-month" aria-labelledby={`${sectionId(month)}-title`}>
      <h2 id={`${sectionId(month)}-title`}>
        {monthText(month)} <span className="secondary">{t("pictures", { count })}</span>
      </h2>
      <div ref={body} style={isNear ? undefined : { minHeight: height }}>
        {isNear && children(height)}
      </div>
    </section>
  );
}

function estimate(count: number, width: number): number {
  const { rowHeight, gap } = measuresFor(width);
  const rows = Math.ceil((count * (rowHeight * USUAL_RATIO + gap)) / Math.max(width, 320));
  return rows * (rowHeight + gap) - gap;
}
