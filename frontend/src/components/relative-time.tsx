import { formatExact, formatRelative } from "@/lib/format";

/** "3 hours ago", with the exact time on hover. `at` is ISO 8601. */
export function RelativeTime({ at }: { at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={formatExact(date)}>
      {formatRelative(date)}
    </time>
  );
}
