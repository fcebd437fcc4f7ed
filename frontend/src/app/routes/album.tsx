import { ArrowDownUp, Check } from "lucide-react";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";

import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { NotFound } from "@/components/not-found";
import { useGathered } from "@/components/pictures/gathered";
import { paths } from "@/config/paths";
import { useAlbum } from "@/features/albums/api/get-album";
import { AddPictures } from "@/features/albums/components/add-pictures";
import { AlbumBarActions } from "@/features/albums/components/album-bar-actions";
import { AlbumHead } from "@/features/albums/components/album-head";
import { AlbumMenu } from "@/features/albums/components/album-menu";
import { ArrangePictures } from "@/features/albums/components/arrange-pictures";
import { Invitation } from "@/features/albums/components/invitation";
import { LeaveAlbum } from "@/features/albums/components/leave-album";
import { ShareAlbum } from "@/features/albums/components/share-album";
import { WaitingNotice } from "@/features/albums/components/waiting-notice";
import { ZipButton, ZipProgress } from "@/features/albums/components/zip-download";
import { useImages } from "@/features/images/api/get-images";
import { GridSkeleton } from "@/features/images/components/grid-skeleton";
import { isNotFound } from "@/lib/api/errors";
import type { Album } from "@/lib/api/types";
import { albumList } from "@/lib/list-name";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { OwnActions } from "../own-actions";
import { SelectableGrid } from "../selectable-grid";

import { t } from "./messages";
import { SignInFirst } from "./sign-in-first";

export function Component() {
  const { id = "" } = useParams();
  const isSignedIn = useMe() !== null;
  const { data, error, refetch } = useAlbum(id);
  useDocumentTitle(data?.body.title ?? t("album"));

  if (!isSignedIn) return <SignInFirst sentence={t("signInToSeeThisAlbum")} />;
  if (isNotFound(error)) return <NotFound />;
  if (data) return <AlbumPage key={id} album={data.body} />;
  if (error) return <ErrorState what={t("thisAlbumCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page-grid">
      <GridSkeleton />
    </div>
  );
}

function AlbumPage({ album }: { album: Album }) {
  const [isArranging, setArranging] = useState(false);
  const listing = useImages(albumList(album.id));
  const navigate = useNavigate();
  const pictures = useGathered(listing.data);
  const toAlbums = () => void navigate(paths.albums);
  const isOwner = album.my_role === "owner";
  const mayAdd = isOwner || album.my_role === "contributor";
  return (
    <div className="page-grid">
      <AlbumHead album={album}>
        {mayAdd && <AddPictures album={album} />}
        {isOwner && pictures.length > 1 && (
          <button
            type="button"
            className="button"
            aria-pressed={isArranging}
            onClick={() => setArranging(!isArranging)}
          >
            {isArranging ? <Check size={16} aria-hidden="true" /> : <ArrowDownUp size={16} aria-hidden="true" />}
            {isArranging ? t("done") : t("arrange")}
          </button>
        )}
        {isOwner && <ShareAlbum album={album} />}
        <ZipButton album={album} />
        {isOwner && <AlbumMenu album={album} onDeleted={toAlbums} />}
        {!isOwner && album.my_role !== null && <LeaveAlbum album={album} onLeft={toAlbums} />}
      </AlbumHead>
      {album.is_invited && <Invitation album={album} onDeclined={toAlbums} />}
      <ZipProgress albumId={album.id} />
      <WaitingNotice album={album} />
      {isArranging ? (
        <ArrangePictures albumId={album.id} pictures={pictures} />
      ) : (
        <SelectableGrid
          list={albumList(album.id)}
          hasOwners={!isOwner}
          actions={(chosen, listed) => (
            <>
              <AlbumBarActions album={album} listed={listed} pictures={chosen} />
              <OwnActions pictures={chosen} />
            </>
          )}
          empty={<EmptyState sentence={mayAdd ? t("nothingInHereYetAddSome") : t("nothingInHereYet")} />}
        />
      )}
    </div>
  );
}
