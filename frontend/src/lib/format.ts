import { getLocale } from "./i18n/language";
import { t } from "./messages";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

/** 1536000 -> "1.5 MB"; decimal units, as file managers and S3 count. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let step = 0;
  // Rounded first, so that 999 999 bytes are a megabyte rather than 1,000 kB.
  while (Math.round(value) >= 1000 && step < UNITS.length - 1) {
    value /= 1000;
    step += 1;
  }
  return value.toLocaleString(getLocale(), {
    style: "unit",
    unit: UNITS[step],
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  });
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["week", 7 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 hours ago"; under a minute "just now". */
export function formatRelative(date: Date, now: Date = new Date()): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  if (!step) return t("justNow");
  const relative = new Intl.RelativeTimeFormat(getLocale(), { numeric: "auto" });
  return relative.format(Math.trunc(seconds / step[1]), step[0]);
}

export function formatExact(date: Date): string {
  return date.toLocaleString(getLocale(), { dateStyle: "long", timeStyle: "short" });
}

export function formatDay(date: Date): string {
  return date.toLocaleDateString(getLocale(), { dateStyle: "long" });
}

/** Seconds as people estimate: "a few seconds", "about 3 minutes", "about 2 hours". */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return t("aFewSeconds");
  if (seconds < 55) return t("aboutSeconds", { seconds: Math.round(seconds / 10) * 10 });
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? t("aboutMinutes", { minutes }) : t("aboutHours", { hours: Math.round(minutes / 60) });
}
