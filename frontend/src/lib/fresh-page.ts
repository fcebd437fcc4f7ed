import { type FirstPage, initialDataIn } from "./initial-data";

/** What the server would put into the page that is open, now. */
export async function fetchPageAnew(): Promise<FirstPage> {
  const answer = await fetch(window.location.href);
  const html = new DOMParser().parseFromString(await answer.text(), "text/html");
  return initialDataIn(html).page;
}
