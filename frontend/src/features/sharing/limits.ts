import type { LinkLimits } from "./api/create-link";

interface Choice {
  value: string;
  label: string;
}

const DAY = 86_400;

/** Seconds. */
export const DURATIONS: Choice[] = [
  { value: String(3_600), label: "An hour" },
  { value: String(DAY), label: "A day" },
  { value: String(7 * DAY), label: "A week" },
  { value: String(30 * DAY), label: "30 days" },
  { value: String(365 * DAY), label: "A year" },
];

const STEPS = [2048, 1280, 640, 320] as const;

/** Pixels of the longest rendition that a link shows. */
export const WIDTHS: Choice[] = [
  { value: "", label: "Every size" },
  ...STEPS.map((width) => ({ value: String(width), label: `${width} pixels wide` })),
];

/** What the fields of the form say; an empty one sets no limit. */
export function limitsOf(text: (name: string) => string): LinkLimits {
  const width = STEPS.find((step) => String(step) === text("largest_width"));
  const opens = text("max_opens");
  const password = text("password");
  return {
    expires_in: Number(text("expires_in")),
    ...(width !== undefined && { largest_width: width }),
    ...(opens && { max_opens: Number(opens) }),
    ...(password && { password }),
  };
}
