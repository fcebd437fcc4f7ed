import { useEffect, useState } from "react";

/** True once the browser has had time to show the page; for what can come afterwards. */
export function useIsIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const wake = () => {
      setIdle(true);
    };
    // Safari has no idle callbacks.
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(wake, 1);
      return () => {
        clearTimeout(timer);
      };
    }
    const handle = window.requestIdleCallback(wake, { timeout: 2_000 });
    return () => {
      window.cancelIdleCallback(handle);
    };
  }, []);
  return isIdle;
}
