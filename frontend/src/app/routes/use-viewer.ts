import { useLayoutEffect, useRef } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";

import { paths } from "@/config/paths";

const FULL = "full";

/**
 * The viewer as a part of the address, `/i/<id>?full`: opened, it is a step in the history, so that Back closes it;
 * leafing through it is none. Whoever leafed on comes back to the page of the picture seen last.
 */
export function useViewer(id: string) {
  const navigate = useNavigate();
  const state: unknown = useLocation().state;
  const isOpen = useSearchParams()[0].has(FULL);
  const seen = useRef<string | null>(null);

  useLayoutEffect(() => {
    const last = seen.current;
    seen.current = isOpen ? id : null;
    if (!isOpen && last !== null && last !== id) {
      void navigate(paths.image(last), { replace: true, state, preventScrollReset: true });
    }
  }, [isOpen, id, navigate, state]);

  const isOnItsPage = typeof state === "object" && state !== null && "isOnItsPage" in state;
  return {
    isOpen,
    open: () => {
      const onTop = { ...(typeof state === "object" ? state : null), isOnItsPage: true };
      void navigate({ pathname: paths.image(id), search: FULL }, { state: onTop, preventScrollReset: true });
    },
    close: () => {
      if (isOnItsPage) void navigate(-1);
      else void navigate(paths.image(id), { replace: true, state, preventScrollReset: true });
    },
    show: (other: string) => {
      void navigate({ pathname: paths.image(other), search: FULL }, { replace: true, state, preventScrollReset: true });
    },
  };
}
