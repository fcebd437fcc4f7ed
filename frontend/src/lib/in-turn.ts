import { ApiError, errorText } from "./api/errors";
import type { ItemResult } from "./api/types";

/** As many requests at once as leave the browser some for the rest of the page. */
const AT_ONCE = 4;

/** Does one request for each, a few at a time, and says of each what became of it; a failure stops none of the others. */
export async function eachOf(ids: readonly string[], run: (id: string) => Promise<unknown>): Promise<ItemResult[]> {
  const results = new Map<string, ItemResult>();
  const left = [...ids];
  const work = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      results.set(id, await resultOf(id, run));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return ids.flatMap((id) => results.get(id) ?? []);
}

async function resultOf(id: string, run: (id: string) => Promise<unknown>): Promise<ItemResult> {
  try {
    await run(id);
    return { id, ok: true, error: null, already: false };
  } catch (error) {
    const code = error instanceof ApiError ? error.code : "error";
    return { id, ok: false, error: { code, detail: errorText(error) }, already: false };
  }
}
