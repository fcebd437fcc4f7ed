import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  /** What this is about, in a sentence. */
  lead?: string;
  children: ReactNode;
}

/** A part of a page of settings. */
export function Section({ title, lead, children }: Props) {
  const id = useId();
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead !== undefined && <p className="secondary">{lead}</p>}
      {children}
    </section>
  );
}
