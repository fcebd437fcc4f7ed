import type { Scope } from "@/lib/api/types";

/** What a token may do, in words, in the order they are offered. */
export const SCOPES: readonly { value: Scope; label: string; hint: string }[] = [
  { value: "read", label: "Read", hint: "See what you may see, and download it." },
  { value: "upload", label: "Upload", hint: "Send pictures and follow their uploads." },
  { value: "write", label: "Change", hint: "Change and delete what is yours, like, comment and follow." },
];

/** "Read, upload" */
export function scopesText(scopes: readonly Scope[]): string {
  const words = SCOPES.filter(({ value }) => scopes.includes(value)).map(({ label }) => label);
  const text = words.join(", ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
