let isPhone = false;
const queries = new EventTarget();

/** From now on, until the end of the test, the window is as narrow as a phone's; jsdom has no width of its own. */
export function becomePhone(): void {
  isPhone = true;
  queries.dispatchEvent(new Event("change"));
}

export function forgetPhone(): void {
  isPhone = false;
}

/** jsdom answers no media queries: of those there are, only the one for phones is ever true. */
export function installMedia(): void {
  window.matchMedia = (media) =>
    Object.assign(Object.create(queries) as MediaQueryList, {
      media,
      matches: isPhone && media === "(width < 640px)",
      addEventListener: queries.addEventListener.bind(queries),
      removeEventListener: queries.removeEventListener.bind(queries),
    });
}
