import type { ReactNode } from "react";

/** One drawing, one sentence, one action. */
export function EmptyState({ sentence, children }: { sentence: string; children?: ReactNode }) {
  return (
    <div className="state">
      <svg className="state-drawing" viewBox="0 0 160 112" width="160" height="112" fill="none" aria-hidden="true">
        <g stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
          <path d="M80 8 48 30h64L80 8Z" />
          <rect x="34" y="30" width="92" height="66" rx="3" />
          <rect x="44" y="40" width="72" height="46" />
          <path d="m46 82 20-22 15 16 11-11 22 20" />
          <circle cx="97" cy="53" r="5" />
          <path d="M8 104h30M122 104h30M54 104h52" />
        </g>
      </svg>
      <p>{sentence}</p>
      {children}
    </div>
  );
}
