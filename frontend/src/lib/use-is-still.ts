import { useEffect, useState } from "react";

const PATIENCE = 2_500;

/** True once neither pointer nor keyboard has moved for a while. */
export function useIsStill(): boolean {
  const [isStill, setStill] = useState(false);
  useEffect(() => {
    let timer = 0;
    const wake = () => {
      setStill(false);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        setStill(true);
      }, PATIENCE);
    };
    const events = ["pointermove", "pointerdown", "keydown", "touchstart"] as const;
    wake();
    events.forEach((event) => {
      window.addEventListener(event, wake, { passive: true });
    });
    return () => {
      window.clearTimeout(timer);
      events.forEach((event) => {
        window.removeEventListener(event, wake);
      });
    };
  }, []);
  return isStill;
}
