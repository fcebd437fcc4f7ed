/** Asks how far a removal is until it is proven that nobody gets the picture any more; then says so. */

const PAUSE_MS = 1500;
const PATIENCE = 200;

interface Status {
  is_proven: boolean;
  words: string;
}

export function followTakedowns(root: Document): void {
  for (const place of root.querySelectorAll<HTMLElement>("[data-takedown-url]")) void follow(place);
}

async function follow(place: HTMLElement): Promise<void> {
  const url = place.dataset.takedownUrl ?? "";
  for (let tries = 0; tries < PATIENCE; tries += 1) {
    const status = await ask(url);
    if (status) {
      place.textContent = status.words;
      place.toggleAttribute("data-proven", status.is_proven);
      if (status.is_proven) return;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Nothing while the site does not answer: what was said before stays, and is asked for again. */
async function ask(url: string): Promise<Status | undefined> {
  try {
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as Status) : undefined;
  } catch {
    return undefined;
  }
}
