import type { LinkLimits } from "./api/create-link";
import { t } from "./messages";

interface Choice {
  value: string;
  label: string;
}

const DAY = 86_400;

/** Seconds. */
export function durationChoices(): Choice[] {
  return [
    { value: String(3_600), label: t("anHour") },
    { value: String(DAY), label: t("aDay") },
    { value: String(7 * DAY), label: t("aWeek") },
    { value: String(30 * DAY), label: t("n30Days") },
    { value: String(365 * DAY), label: t("aYear") },
  ];
}

const STEPS = [2048, 1280, 640, 320] as const;

/** Pixels of the longest rendition that a link shows. */
export function widthChoices(): Choice[] {
  return [
    { value: "", label: t("everySize") },
    ...STEPS.map((width) => ({ value: String(width), label: t("pixelsWide", { width: String(width) }) })),
  ];
}

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
