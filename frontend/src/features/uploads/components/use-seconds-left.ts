import { useEffect, useRef, useState } from "react";

import { type Sample, secondsLeft, withSample } from "../queue/pace";
import type { Progress } from "../queue/reconcile";

const SAMPLED_EVERY = 1_000;

/** Estimated from the pace of the last seconds; null while that cannot be told. */
export function useSecondsLeft({ bytes }: Progress, isSending: boolean): number | null {
  const [samples, setSamples] = useState<Sample[]>([]);
  const done = useRef(bytes.done);
  useEffect(() => {
    done.current = bytes.done;
  });
  useEffect(() => {
    if (!isSending) return;
    const timer = window.setInterval(() => {
      const sample = { at: performance.now(), bytes: done.current };
      setSamples((known) => withSample(known, sample));
    }, SAMPLED_EVERY);
    return () => {
      window.clearInterval(timer);
      setSamples([]);
    };
  }, [isSending]);
  return isSending ? secondsLeft(samples, bytes.total - bytes.done) : null;
}
