import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { itemsOf } from "@/components/pictures/pages";
import { paths } from "@/config/paths";
import type { Album, User } from "@/lib/api/types";
import { renditions, srcSet } from "@/lib/renditions";
import { placeholderUrl } from "@/lib/thumbhash";

import { useUserAlbums } from "../api/get-user-albums";
import { t } from "../messages";

/** Somebody's albums with their covers. */
export function UserAlbums({ user }: { user: User }) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useUserAlbums(user.handle);
  if (!data) {
    if (error) return <ErrorState what={t("theAlbumsCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
    return (
      <div className="profile-albums" role="status">
        <span className="visually-hidden">{t("loadingAlbums")}</span>
        {[0, 1, 2].map((at) => (
          <span key={at} className="skeleton profile-album-cover" aria-hidden="true" />
        ))}
      </div>
    );
  }
  const albums = itemsOf(data);
  if (albums.length === 0 && !hasNextPage) return <Empty user={user} />;
  return (
    <>
      <ul className="profile-albums">
        {albums.map((album) => (
          <li key={album.id}>
            <Card album={album} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div className="grid-end">
          <button
            type="button"
            className="button"
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {isFetchingNextPage ? t("loading") : t("showMore")}
          </button>
        </div>
      )}
    </>
  );
}

function Card({ album: { id, title, cover, item_count } }: { album: Album }) {
  return (
    <AppLink to={`${paths.albums}/${encodeURIComponent(id)}`} className="profile-album">
      <span className="profile-album-cover" style={{ backgroundImage: cover ? placeholderUrl(cover.placeholder) : undefined }}>
        {cover && !cover.sensitive && (
          <img src={renditions(cover)[0]?.url} srcSet={srcSet(cover)} sizes="280px" alt="" loading="lazy" />
        )}
      </span>
      <strong>{title}</strong>
      <span className="secondary">{t("pictures", { item_count })}</span>
    </AppLink>
  );
}

function Empty({ user }: { user: User }) {
  if (!user.is_me) return <EmptyState sentence={t("nameShowsNoAlbums", { name: user.display_name })} />;
  return (
    <EmptyState sentence={t("youHaveNoAlbumsYet")}>
      <AppLink className="button" to={paths.albums}>
        {t("makeOne")}
      </AppLink>
    </EmptyState>
  );
}
