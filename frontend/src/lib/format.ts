const UNITS = ["bytes", "kB", "MB", "GB"];

/** 1536000 -> "1.5 MB"; decimal units, as file managers and S3 count. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let step = 0;
  // Rounded first, so that 999 999 bytes are a megabyte rather than 1,000 kB.
  while (Math.round(value) >= 1000 && step < UNITS.length - 1) {
    value /= 1000;
    step += 1;
  }
  const digits = value < 10 && step > 0 ? 1 : 0;
  return `${value.toLocaleString("en", { maximumFractionDigits: digits })} ${UNITS[step] ?? ""}`;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["week", 7 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "3 hours ago"; under a minute "just now". */
export function formatRelative(date: Date, now: Date = new Date()): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  return step ? relative.format(Math.trunc(seconds / step[1]), step[0]) : "just now";
}

export function formatExact(date: Date): string {
  return date.toLocaleString("en", { dateStyle: "long", timeStyle: "short" });
}

/** Seconds as people estimate: "a few seconds", "about 3 minutes", "about 2 hours". */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return "a few seconds";
  if (seconds < 55) return `about ${String(Math.round(seconds / 10) * 10)} seconds`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${plural(minutes, "minute", "minutes")}`;
  return `about ${plural(Math.round(minutes / 60), "hour", "hours")}`;
}

export function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** 1234 -> "1,234". */
export function formatCount(count: number): string {
  return count.toLocaleString("en");
}
