/** Rows of the size that is to come, while a list loads. */
export function ListSkeleton({ rows = 3, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="list-skeleton">
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="list-skeleton-row" />
      ))}
    </div>
  );
}
