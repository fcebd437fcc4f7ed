import { useNavigate } from "react-router";

import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { paths } from "@/config/paths";
import { AlbumShelf } from "@/features/albums/components/album-shelf";
import { NewAlbum } from "@/features/albums/components/new-album";
import { useDocumentTitle } from "@/lib/use-document-title";

export function Component() {
  const navigate = useNavigate();
  useDocumentTitle("Albums");
  return (
    <div className="album-page">
      <header className="page-head">
        <h1>Albums</h1>
        <p className="page-head-links">
          <AppLink to={paths.favourites}>Favourites</AppLink>
          <AppLink to={paths.trash}>Trash</AppLink>
        </p>
        <NewAlbum onMade={({ id }) => void navigate(paths.album(id))} />
      </header>
      <AlbumShelf of="mine" empty={<EmptyState sentence="You have no albums yet. Make one to gather pictures." />} />
      <h2 className="album-shelf-title">Shared with you</h2>
      <AlbumShelf of="shared" empty={<p className="secondary">Albums that others invite you to appear here.</p>} />
    </div>
  );
}
