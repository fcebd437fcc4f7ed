const ROWS = [
  [3, 2, 4],
  [2, 3, 3],
  [4, 2, 2],
];

/** Grey rows of the true size while pictures are on their way. */
export function RowsSkeleton({ rows = 3 }: { rows?: number }) {
  return (
    <div className="grid-skeleton" role="status">
      <span className="visually-hidden">Loading pictures</span>
      {ROWS.slice(0, rows).map((row, at) => (
        <div key={at} className="grid-skeleton-row" aria-hidden="true">
          {row.map((share, column) => (
            <span key={column} className="skeleton" style={{ flexGrow: share }} />
          ))}
        </div>
      ))}
    </div>
  );
}
