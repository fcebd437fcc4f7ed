import { useEffect } from "react";

type Shortcuts = Record<string, (() => void) | undefined>;

/** True while a key means something to what has the focus: text fields, menus, dialogs. */
function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, dialog, [role=menu]") !== null;
}

/** Calls back for keys by their name (`Escape`, `ArrowLeft`), without modifiers. */
export function useShortcuts(shortcuts: Shortcuts): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      // Some keyboards have signs such as "?" behind Shift; letters are other ones with it.
      if (event.shiftKey && event.key.length > 1) return;
      const action = isTaken(event.target) ? undefined : shortcuts[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
    };
  });
}
