/** The first letter of a name in a circle; the name itself always stands beside it. */
export function Avatar({ name, size = 32 }: { name: string; size?: 32 | 72 }) {
  return (
    <span className={`avatar avatar-${String(size)}`} aria-hidden="true">
      {Array.from(name.trim())[0]?.toLocaleUpperCase() ?? "?"}
    </span>
  );
}
