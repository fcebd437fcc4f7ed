import type { Visibility } from "./api/types";

/** The three audiences in words, in the order they are offered. */
export const VISIBILITIES: readonly { value: Visibility; label: string; hint: string }[] = [
  { value: "public", label: "Public", hint: "Everybody sees it, in the feed and on your profile." },
  { value: "unlisted", label: "Unlisted", hint: "Only those who have the link see it." },
  { value: "private", label: "Private", hint: "Only you see it." },
];

export function visibilityLabel(visibility: Visibility): string {
  return VISIBILITIES.find(({ value }) => value === visibility)?.label ?? visibility;
}
