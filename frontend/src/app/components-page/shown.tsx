import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  children: ReactNode;
}

/** A kind of component. */
export function Shown({ title, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="components-section">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** One state of a component, and what the state is called. */
export function State({ title, children }: Props) {
  return (
    <div className="components-state">
      <p className="hint">{title}</p>
      {children}
    </div>
  );
}
