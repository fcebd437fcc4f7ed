import { useRef, useState } from "react";

/** Gets fresh addresses for a picture; false if there are none to be had. The same promise as long as it is the same attempt. */
export type Renew = (id: string) => Promise<boolean>;

/** How often each picture is to be tried anew: once for each time that its addresses were renewed, and not for ever. */
export function useRetries(renew: Renew) {
  const [attempts, setAttempts] = useState<ReadonlyMap<string, number>>(new Map());
  const tried = useRef(new Map<string, Promise<boolean>>());
  return {
    attemptOf: (id: string) => attempts.get(id) ?? 0,
    /** To be called when the picture did not load. */
    retry: (id: string) => {
      const renewal = renew(id);
      if (tried.current.get(id) === renewal) return;
      tried.current.set(id, renewal);
      void renewal.then((isDone) => {
        if (isDone) setAttempts((known) => new Map(known).set(id, (known.get(id) ?? 0) + 1));
      });
    },
  };
}
