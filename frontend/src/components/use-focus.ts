import { type RefObject, useEffect, useRef } from "react";

/** For a form that takes the place of what had the focus: begins in its first field, unless it was there all along. */
export function useFocusInForm(wasOpened = true): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (wasOpened) form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, [wasOpened]);
  return form;
}

/** For a button that makes way for what it opens: takes the focus back when it returns. */
export function useFocusBack(isAway: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasAway = useRef(false);
  useEffect(() => {
    if (wasAway.current && !isAway) button.current?.focus();
    wasAway.current = isAway;
  }, [isAway]);
  return button;
}
