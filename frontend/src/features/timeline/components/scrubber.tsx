import { useEffect, useState } from "react";

import type { Month } from "@/lib/api/types";

import { t } from "../messages";
import { monthText, sectionId, yearOf } from "../month-text";

/** What is above this line of the window has been scrolled past. */
const LINE = 120;

/** A slider beside the timeline, newest on top: says which month is in view, and leads to any other. */
export function Scrubber({ months }: { months: Month[] }) {
  const [current, setCurrent] = useMonthInView(months);
  const share = (at: number) => `${String((at / Math.max(months.length - 1, 1)) * 100)}%`;
  const shown = months[current];
  const name = shown ? monthText(shown.month) : "";
  const years = months.flatMap(({ month }, at) =>
    at === 0 || yearOf(month) !== yearOf(months[at - 1]?.month ?? "") ? [{ year: yearOf(month), at }] : [],
  );
  return (
    <div className="timeline-scrubber">
      <div className="timeline-years" aria-hidden="true">
        {years.map(({ year, at }) => (
          <span key={year} style={{ top: share(at) }}>
            {year}
          </span>
        ))}
        <span className="timeline-current" style={{ top: share(current) }}>
          {name}
        </span>
      </div>
      <input
        type="range"
        min={0}
        max={months.length - 1}
        value={current}
        aria-label={t("month")}
        aria-orientation="vertical"
        aria-valuetext={name}
        onChange={({ target }) => {
          const at = Number(target.value);
          setCurrent(at);
          document.getElementById(sectionId(months[at]?.month ?? ""))?.scrollIntoView();
        }}
      />
    </div>
  );
}

function useMonthInView(months: Month[]) {
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const look = () => {
      const tops = months.map(({ month }) => document.getElementById(sectionId(month))?.getBoundingClientRect().top);
      const at = tops.findLastIndex((top) => top !== undefined && top <= LINE);
      setCurrent(Math.max(at, 0));
    };
    window.addEventListener("scroll", look, { passive: true });
    return () => {
      window.removeEventListener("scroll", look);
    };
  }, [months]);
  return [current, setCurrent] as const;
}
