/** jsdom lays nothing out, so that the tests say when something comes into view. */
const watched = new Map<StandInObserver, Element>();

class StandInObserver implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = "";
  readonly scrollMargin = "";
  readonly thresholds = [];
  readonly callback: IntersectionObserverCallback;

  constructor(callback: IntersectionObserverCallback) {
    this.callback = callback;
  }

  observe(element: Element) {
    watched.set(this, element);
  }

  unobserve() {
    watched.delete(this);
  }

  disconnect() {
    watched.delete(this);
  }

  takeRecords() {
    return [];
  }
}

export function installViews(): void {
  // The grid places no pictures in a box without a width.
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, value: 1024 });
  globalThis.IntersectionObserver = StandInObserver;
  // Nothing changes its size either.
  const nothing = () => undefined;
  globalThis.ResizeObserver = class {
    observe = nothing;
    unobserve = nothing;
    disconnect = nothing;
  };
  Element.prototype.scrollIntoView = nothing;
}

/** As if the page were scrolled to the end. */
export function scrollToEnd(): void {
  for (const [observer, target] of watched) {
    const entry = { target, isIntersecting: true } as Partial<IntersectionObserverEntry> as IntersectionObserverEntry;
    observer.callback([entry], observer);
  }
}
