import { lazy, Suspense, useState } from "react";
import { useParams } from "react-router";

import { ErrorState } from "@/components/error-state";
import { NotFound } from "@/components/not-found";
import { paths } from "@/config/paths";
import { AlbumsOfImage } from "@/features/albums/components/albums-of-image";
import { Comments } from "@/features/comments/components/comments";
import { useImage } from "@/features/images/api/get-image";
import { ImagePanel } from "@/features/images/components/image-panel";
import { ImageStage } from "@/features/images/components/image-stage";
import { ViewerLike } from "@/features/images/components/viewer-like";
import { useRenewedUrls } from "@/features/images/use-renewed-urls";
import { FollowButton } from "@/features/people/components/follow-button";
import { PeopleButton } from "@/features/people/components/people-button";
import { ReportButton } from "@/features/reports/components/report-button";
import type { Subject } from "@/features/reports/subject";
import { ShareButton } from "@/features/sharing/components/share-button";
import { viewable } from "@/features/viewer/slides";
import { isNotFound } from "@/lib/api/errors";
import type { Comment, Image } from "@/lib/api/types";
import { loaded } from "@/lib/i18n/language";
import { useMe } from "@/lib/session";
import { useDocumentTitle } from "@/lib/use-document-title";
import { useIsPhone } from "@/lib/use-is-phone";

import { t } from "./messages";
import { useLeafing } from "./use-leafing";
import { useViewer } from "./use-viewer";

const Viewer = lazy(() => loaded(import("@/features/viewer/components/viewer")));

export function Component() {
  const { id = "" } = useParams();
  const { data: image, error, refetch } = useImage(id);
  const { back, previous, next, list, images, neighbours } = useLeafing(id);
  const viewer = useViewer(id);
  const renewUrls = useRenewedUrls(list);
  const isPhone = useIsPhone();
  const detailsState = useState(false);
  const me = useMe();
  const isSignedIn = me !== null;
  useDocumentTitle(image && (image.title || t("aPictureByName", { name: image.owner.display_name })));

  if (isNotFound(error) || (!image && !isSignedIn)) return <NotFound />;
  if (!image) {
    if (error) {
      return <ErrorState what={t("thisPictureCouldNotBeLoaded")} error={error} onRetry={() => void refetch()} />;
    }
    return (
      <div className="photo" role="status">
        <div className="stage" />
        <span className="visually-hidden">{t("loadingThePicture")}</span>
      </div>
    );
  }
  const renew = async () => {
    if (isSignedIn) await refetch();
    else await renewUrls(id);
  };
  const shortcuts = { Escape: back, ArrowLeft: previous, ArrowRight: next, v: viewer.open };
  return (
    <article className="photo">
      <ImageStage
        image={image}
        onBack={back}
        onPrevious={previous}
        onNext={next}
        onFullScreen={viewer.open}
        neighbours={neighbours}
        onRenew={renew}
      />
      <aside className="panel" aria-label={t("aboutThisPicture")}>
        <ImagePanel
          key={image.id}
          image={image}
          onDeleted={back}
          // The viewer has keys of its own.
          shortcuts={viewer.isOpen ? {} : shortcuts}
          follow={!image.is_mine && isSignedIn && <FollowButton handle={image.owner.handle} />}
          actions={
            <>
              <ShareButton image={image} />
              {!image.is_mine && <ReportButton subject={aPicture(image)} />}
            </>
          }
          likedBy={
            isSignedIn &&
            image.like_count > 0 && (
              <PeopleButton of={{ kind: "likes", imageId: image.id }} title={t("likedBy")}>
                {t("likedByPeople", { likeCount: image.like_count })}
              </PeopleButton>
            )
          }
          albums={<AlbumsOfImage imageId={image.id} />}
          comments={
            <Comments
              image={image}
              path={paths.image(image.id)}
              tools={(comment) => <ReportButton isSmall subject={aComment(image, comment)} />}
            />
          }
          detailsState={detailsState}
        />
      </aside>
      {viewer.isOpen && (
        <Suspense>
          <Viewer
            images={viewable(images, image)}
            id={image.id}
            actions={isSignedIn && <ViewerLike key="like" image={image} />}
            renew={renewUrls}
            onShow={viewer.show}
            // Beside the page's picture they are there already; on phones they come over the picture.
            onDetails={isPhone ? () => detailsState[1](true) : viewer.close}
            onClose={viewer.close}
          />
        </Suspense>
      )}
    </article>
  );
}

const aPicture = ({ id }: Image): Subject => ({ names: { subject: "image", image_id: id }, words: t("thisPicture") });

const aComment = (image: Image, { id, author }: Comment): Subject => ({
  names: { subject: "comment", image_id: image.id, comment_id: id },
  words: t("theCommentByName", { name: author.display_name }),
});
