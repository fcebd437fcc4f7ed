/** Single keys for what the page's buttons do: an element with `data-key` is clicked or focused when its key is pressed. */

const OFF = "dashboard-keys-off";

export function areKeysOn(): boolean {
  return localStorage.getItem(OFF) === null;
}

export function turnKeys(on: boolean): void {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "");
}

/** Starts to listen; answers what ends it. Keys with a modifier, or typed into a field, are left alone. */
export function listenForKeys(root: Document): () => void {
  function onKey(event: KeyboardEvent): void {
    if (!areKeysOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || root.querySelector("dialog[open]")) return;
    const target = root.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
    if (!target || target.matches(":disabled")) return;
    event.preventDefault();
    if (target.matches("input[type=text], textarea, select")) target.focus();
    else target.click();
  }
  root.addEventListener("keydown", onKey);
  return () => root.removeEventListener("keydown", onKey);
}

/** Check boxes and buttons take no letters, so keys stay keys while one of them has the focus. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "submit", "button"].includes(target.type);
  return target.matches("textarea, select, [contenteditable]");
}
