/** What browsers do for a modal dialog and jsdom does not: focus in and back, Escape, and nothing once it is gone. */
export function installDialogs(): void {
  const openers = new WeakMap<HTMLDialogElement, Element | null>();
  const prototype = HTMLDialogElement.prototype;
  prototype.showModal = function () {
    openers.set(this, document.activeElement);
    this.open = true;
    this.querySelector<HTMLElement>("button, input")?.focus();
  };
  prototype.close = function () {
    if (!this.open) return;
    this.open = false;
    const opener = openers.get(this);
    if (this.isConnected && opener instanceof HTMLElement) opener.focus();
    queueMicrotask(() => this.dispatchEvent(new Event("close")));
  };
  document.addEventListener("keydown", (event) => {
    const dialog = document.querySelector<HTMLDialogElement>("dialog[open]");
    if (event.key !== "Escape" || event.defaultPrevented || !dialog) return;
    if (dialog.dispatchEvent(new Event("cancel", { cancelable: true }))) dialog.close();
  });
}
