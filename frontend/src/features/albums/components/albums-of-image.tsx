import { AppLink } from "@/components/app-link";
import { itemsOf } from "@/components/pictures/pages";
import { paths } from "@/config/paths";

import { useAlbumsOfImage } from "../api/get-albums-of-image";
import { t } from "../messages";

/** Where a picture of one's own stands, as a line among its facts. */
export function AlbumsOfImage({ imageId }: { imageId: string }) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAlbumsOfImage(imageId);
  if (!data) {
    if (!error) return <span className="secondary">{t("loading")}</span>;
    return (
      <>
        {t("theyCouldNotBeLoaded")}{" "}
        <button type="button" className="text-button" onClick={() => void refetch()}>
          {t("tryAgain")}
        </button>
      </>
    );
  }
  const albums = itemsOf(data);
  if (albums.length === 0 && !hasNextPage) return <span className="secondary">{t("inNone")}</span>;
  return (
    <ul className="tags">
      {albums.map(({ id, title, my_role, owner }) => (
        <li key={id}>
          <AppLink to={paths.album(id)}>{title}</AppLink>
          {my_role !== "owner" && <span className="secondary"> {t("byName", { name: owner.display_name })}</span>}
        </li>
      ))}
      {hasNextPage && (
        <li>
          <button
            type="button"
            className="text-button"
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {isFetchingNextPage ? t("loading") : t("more")}
          </button>
        </li>
      )}
    </ul>
  );
}
