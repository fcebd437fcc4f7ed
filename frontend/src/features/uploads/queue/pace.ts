/** How many bytes had arrived at which time, in milliseconds. */
export interface Sample {
  at: number;
  bytes: number;
}

const WINDOW = 20_000;
/** Less would be guessing. */
const SHORTEST = 2_000;

/** The samples that tell of the present pace, with the new one. Starts over when the count goes back. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const last = samples.at(-1);
  if (last && sample.bytes < last.bytes) return [sample];
  return [...samples.filter(({ at }) => sample.at - at <= WINDOW), sample];
}

/** Seconds until the remaining bytes have arrived; null while that cannot be told. */
export function secondsLeft(samples: readonly Sample[], remaining: number): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < SHORTEST || last.bytes === first.bytes) return null;
  return (remaining / (last.bytes - first.bytes)) * ((last.at - first.at) / 1000);
}
