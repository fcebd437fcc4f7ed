import { type RefObject, useEffect, useRef } from "react";

/** Calls back as soon as the element comes within a screen or so of the view. */
export function useNearView(isActive: boolean, onNear: () => void): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const latest = useRef(onNear);
  useEffect(() => {
    latest.current = onNear;
  });
  useEffect(() => {
    const element = ref.current;
    if (!isActive || !element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current();
      },
      { rootMargin: "1200px 0px" },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [isActive]);
  return ref;
}
