import { useNavigate } from "react-router";

import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { paths } from "@/config/paths";
import { AlbumShelf } from "@/features/albums/components/album-shelf";
import { NewAlbum } from "@/features/albums/components/new-album";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";

export function Component() {
  const navigate = useNavigate();
  useDocumentTitle(t("albums"));
  return (
    <div className="album-page">
      <header className="page-head">
        <h1>{t("albums")}</h1>
        <p className="page-head-links">
          <AppLink to={paths.favourites}>{t("favourites")}</AppLink>
          <AppLink to={paths.trash}>{t("trash")}</AppLink>
        </p>
        <NewAlbum onMade={({ id }) => void navigate(paths.album(id))} />
      </header>
      <AlbumShelf of="mine" empty={<EmptyState sentence={t("youHaveNoAlbumsYetMake")} />} />
      <h2 className="album-shelf-title">{t("sharedWithYou")}</h2>
      <AlbumShelf of="shared" empty={<p className="secondary">{t("albumsThatOthersInvite")}</p>} />
    </div>
  );
}
