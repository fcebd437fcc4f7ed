import type { ReactNode } from "react";

/** For a small list without anything in it: one quiet sentence. */
export function EmptyLine({ children }: { children: ReactNode }) {
  return <p className="secondary empty-line">{children}</p>;
}
