import { t } from "../messages";

/** Grey rows of the true size while the first pictures are on their way. */
const ROWS = [
  [3, 2, 4],
  [2, 3, 3],
  [4, 2, 2],
];

export function GridSkeleton({ rows = 3 }: { rows?: number }) {
  return (
    <div className="grid-skeleton" role="status">
      <span className="visually-hidden">{t("loadingPictures")}</span>
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
