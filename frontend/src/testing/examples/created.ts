/** When everything was made that says when. */
export const CREATED = "2026-03-01T12:00:00Z";
