/** The sign of the site: a landscape in a frame. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="28" height="28" fill="none" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="currentColor" />
      <g stroke="var(--paper)" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <rect x="7" y="8" width="18" height="16" rx="2.5" />
        <path d="m8 21 5-5.5 4 4 3-3 4.5 4.5" />
      </g>
      <circle cx="19.5" cy="12.8" r="1.6" fill="var(--paper)" />
    </svg>
  );
}
