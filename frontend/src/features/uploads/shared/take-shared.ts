/** The same names as in the service worker, which puts there what another app shared. */
const SHARED = "shared";
const LONGEST = 10 * 60_000;

/** Takes what was shared: once, and not what somebody left there earlier. */
export async function takeShared(now = Date.now()): Promise<File[]> {
  if (!("caches" in window)) return [];
  const cache = await caches.open(SHARED);
  const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  await caches.delete(SHARED);
  const fresh = answers.filter(
    (answer) => answer !== undefined && now - Number(answer.headers.get("X-At")) < LONGEST,
  ) as Response[];
  return Promise.all(fresh.map(fileOf));
}

async function fileOf(answer: Response): Promise<File> {
  const name = decodeURIComponent(answer.headers.get("X-Name") ?? "");
  return new File([await answer.blob()], name || "shared", { type: answer.headers.get("Content-Type") ?? "" });
}
