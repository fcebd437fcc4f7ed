import { useParams } from "react-router";

import { AppLink } from "@/components/app-link";
import { NotFound } from "@/components/not-found";
import { paths } from "@/config/paths";
import { useAlbum } from "@/features/waiting/api/get-album";
import { WaitingList } from "@/features/waiting/components/waiting-list";
import { isNotFound } from "@/lib/api/errors";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";

import { t } from "./messages";
import { SignInFirst } from "./sign-in-first";

/** `/albums/<id>/waiting`: for the album's owner. */
export function Component() {
  const { id = "" } = useParams();
  const isSignedIn = useMe() !== null;
  if (!isSignedIn) return <SignInFirst sentence={t("signInToSeeWhatWaits")} />;
  return <Waiting id={id} />;
}

function Waiting({ id }: { id: string }) {
  const album = useAlbum(id);
  const title = album.data?.title;
  useDocumentTitle(title === undefined ? t("waitingPictures") : t("waitingForTitle", { title }));
  if (isNotFound(album.error) || (album.data && album.data.my_role !== "owner")) return <NotFound />;
  return (
    <div className="waiting-page">
      <h1>{t("waitingPictures")}</h1>
      <p className="secondary">
        {t.rich("visitorsSentThem", {
          album: title === undefined ? t("thisAlbum") : <AppLink to={paths.album(id)}>{title}</AppLink>,
        })}
      </p>
      <WaitingList albumId={id} />
    </div>
  );
}
