import { type RefObject, useLayoutEffect, useRef } from "react";

/** When the element that had the focus inside goes away, the container takes it, rather than the page. */
export function useKeptFocus<Container extends HTMLElement>(): RefObject<Container | null> {
  const container = useRef<Container>(null);
  const focused = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const element = container.current;
    if (!element) return;
    const note = (event: FocusEvent) => {
      focused.current = event.target as Element;
    };
    const forget = (event: FocusEvent) => {
      if (event.target === focused.current && (event.target as Element).isConnected) focused.current = null;
    };
    element.addEventListener("focusin", note);
    element.addEventListener("focusout", forget);
    return () => {
      element.removeEventListener("focusin", note);
      element.removeEventListener("focusout", forget);
    };
  }, []);
  useLayoutEffect(() => {
    if (!focused.current || focused.current.isConnected) return;
    focused.current = null;
    if (document.activeElement === document.body) container.current?.focus();
  });
  return container;
}
