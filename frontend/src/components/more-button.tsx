import { t } from "./messages";

interface Props {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; isFetchNextPageError: boolean; fetchNextPage: () => unknown };
  /** What is said once there is no more. */
  end?: string;
}

/** The next page of a list that one goes through with care, and its end. */
export function MoreButton({ query, end }: Props) {
  if (!query.hasNextPage) return end === undefined ? null : <p className="hint list-end">{end}</p>;
  const idle = query.isFetchNextPageError ? t("thatDidNotWorkTryAgain") : t("showMore");
  return (
    <button type="button" className="button" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {query.isFetchingNextPage ? t("loading") : idle}
    </button>
  );
}
